<?xml version="1.0" encoding="UTF-8"?>
<!-- A clause, read from the top: what is flagged and rated, what it says, then each law it touches. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:if test="r:provision/r:locator"><xsl:value-of select="r:provision/r:locator"/> of </xsl:if>
    <xsl:apply-templates select="r:context/r:document" mode="value"/>
    <xsl:if test="r:context/r:version">, version <xsl:apply-templates select="r:context/r:version" mode="value"/></xsl:if>
    <xsl:if test="r:context/r:operator">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="r:context/r:operator"/>
    </xsl:if>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="glance" aria-labelledby="glance">
    <h2 id="glance">At a glance</h2>
    <h3>Jurisdictions</h3>
    <xsl:apply-templates select="r:flags"/>
    <h3>Exposure</h3>
    <xsl:apply-templates select="r:exposure"/>
  </section>
  <xsl:apply-templates select="r:provision"/>
  <section aria-labelledby="outcomes">
    <h2 id="outcomes">What the law makes of it</h2>
    <xsl:if test="not(r:outcomes/r:outcome)"><p class="none">No obligation is mapped to this clause.</p></xsl:if>
    <xsl:apply-templates select="r:outcomes/r:outcome"/>
  </section>
</xsl:template>

<!-- counsel's value leads, with who said so and why; what the matrix indicates stands beside it -->
<xsl:template match="r:exposure">
  <xsl:variable name="assessed" select="/r:report/r:provision/r:assessed"/>
  <div class="exposure">
    <xsl:if test="$assessed">
      <div class="assessed">
        <h4>Assessed</h4>
        <p class="value"><xsl:apply-templates select="$assessed/r:exposure" mode="mark"/></p>
        <p>
          <xsl:text>By </xsl:text>
          <xsl:value-of select="concat($assessed/r:by, ', ', $assessed/r:capacity)"/>
          <xsl:if test="$assessed/r:on">, on <xsl:apply-templates select="$assessed/r:on" mode="value"/></xsl:if>
          <xsl:text>:</xsl:text>
        </p>
        <xsl:apply-templates select="$assessed/r:reason" mode="prose"/>
        <xsl:apply-templates select="$assessed/r:sources" mode="value"/>
      </div>
    </xsl:if>
    <div class="indicated">
      <h4>Indicated by the matrix</h4>
      <p class="value"><xsl:apply-templates select="r:tally" mode="value"/></p>
      <p>
        <xsl:text>One rating a mapping and service, by the published rule; each with its chain of reasons </xsl:text>
        <a href="#outcomes">below</a>
        <xsl:text>.</xsl:text>
      </p>
      <xsl:apply-templates select="r:remarks" mode="reasons"><xsl:with-param name="class" select="'remarks'"/></xsl:apply-templates>
    </div>
  </div>
</xsl:template>

<xsl:template match="r:provision">
  <section aria-labelledby="says">
    <h2 id="says">What it says</h2>
    <p class="basis basis-{r:basis}"><xsl:apply-templates select="r:basis" mode="term"><xsl:with-param name="of" select="'seen'"/></xsl:apply-templates></p>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <xsl:if test="r:matters">
      <h3>Why it matters</h3>
      <xsl:apply-templates select="r:matters" mode="prose"/>
    </xsl:if>
    <xsl:if test="r:note">
      <h3>How it is read, and what was left open</h3>
      <xsl:apply-templates select="r:note" mode="prose"/>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:outcome">
  <xsl:variable name="id" select="concat(translate(substring-after(r:obligation/@ref, ':'), '/', '.'), '.', translate(substring-after(r:service/@ref, ':'), '/', '.'))"/>
  <article class="outcome" aria-labelledby="{$id}">
    <h3 id="{$id}">
      <xsl:text>Under </xsl:text>
      <xsl:if test="r:citation"><xsl:value-of select="concat(r:citation, ': ')"/></xsl:if>
      <xsl:apply-templates select="r:obligation" mode="value"/>
    </h3>
    <p class="byline">
      <xsl:if test="r:deontic"><xsl:apply-templates select="r:deontic" mode="term"/> in </xsl:if>
      <xsl:apply-templates select="r:law" mode="value"/>
      <xsl:if test="r:place">, <xsl:apply-templates select="r:place" mode="value"/></xsl:if>
      <xsl:text>; for </xsl:text>
      <xsl:apply-templates select="r:service" mode="value"/>
    </p>
    <p class="marks">
      <xsl:apply-templates select="r:flag/@state" mode="mark"/>
      <xsl:apply-templates select="r:indicated/@exposure" mode="mark"/>
    </p>
    <dl>
      <xsl:apply-templates select="r:duty" mode="row"/>
      <xsl:apply-templates select="r:relation" mode="row"/>
      <xsl:apply-templates select="r:applies|r:force" mode="row"/>
      <!-- the flag's list holds what the question of who is bound needs, and more -->
      <xsl:apply-templates select="(r:applies[not(../r:flag/r:needs/r:reason)]|r:flag)/r:needs[r:reason]" mode="row"/>
      <xsl:apply-templates select="r:flag|r:indicated|r:discharge[r:reason]" mode="row"/>
      <xsl:apply-templates select="r:contract" mode="row"/>
      <xsl:apply-templates select="r:enforcement|r:exceptions" mode="row"/>
      <xsl:apply-templates select="r:sources" mode="row"><xsl:with-param name="label" select="'law-sources'"/></xsl:apply-templates>
      <xsl:apply-templates select="r:source-confidence|r:checked" mode="row"/>
    </dl>
  </article>
</xsl:template>

<xsl:template match="r:needs" mode="value"><xsl:apply-templates select="." mode="reasons"/></xsl:template>

<xsl:template match="r:outcome/r:flag" mode="value">
  <xsl:apply-templates select="@state" mode="mark"/>
  <xsl:text> </xsl:text>
  <xsl:apply-templates select="r:because" mode="sentences"/>
</xsl:template>

<!-- the chain from the clause to the band; what qualifies it never lowers it -->
<xsl:template match="r:indicated" mode="value">
  <xsl:apply-templates select="@exposure" mode="mark"/>
  <xsl:if test="@bearer"> borne by <xsl:apply-templates select="@bearer" mode="term"/></xsl:if>
  <xsl:apply-templates select="r:because" mode="reasons"><xsl:with-param name="class" select="'chain'"/></xsl:apply-templates>
  <xsl:if test="r:qualifiers/r:reason">
    <p class="beside">Beside the band, without changing it:</p>
    <xsl:apply-templates select="r:qualifiers" mode="reasons"><xsl:with-param name="class" select="'qualifiers'"/></xsl:apply-templates>
  </xsl:if>
</xsl:template>

<xsl:template match="r:applies" mode="value">
  <xsl:text>The platform: </xsl:text>
  <xsl:apply-templates select="@platform" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
  <xsl:text>. People who use the service: </xsl:text>
  <xsl:apply-templates select="@users" mode="term"><xsl:with-param name="of" select="'bound'"/></xsl:apply-templates>
  <xsl:text>.</xsl:text>
  <xsl:apply-templates select="r:because" mode="reasons"/>
</xsl:template>

<!-- the mapping itself: a person's or a program's claim, so it says which -->
<xsl:template match="r:relation" mode="value">
  <xsl:choose>
    <xsl:when test="/r:report/r:provision/r:basis = 'inferred'">If it reads as inferred, it </xsl:when>
    <xsl:otherwise>It </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="." mode="term"/>
  <xsl:text> the duty. </xsl:text>
  <span class="rests">
    <xsl:text>Mapping: </xsl:text>
    <xsl:apply-templates select="../r:status" mode="term"/>
    <xsl:text>, </xsl:text>
    <xsl:apply-templates select="../r:method" mode="term"/>
    <xsl:text> work, confidence </xsl:text>
    <xsl:apply-templates select="../r:confidence" mode="term"/>
    <xsl:text>.</xsl:text>
  </span>
  <xsl:apply-templates select="../r:rationale" mode="prose"/>
</xsl:template>

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:provision/r:basis" mode="row"/>
  <xsl:apply-templates select="r:context/r:version|r:context/r:text" mode="row"/>
  <xsl:if test="r:outcomes/r:outcome">
    <dt>Mappings</dt>
    <dd>
      <ul class="plain">
        <xsl:for-each select="r:provision/r:mappings/r:mapping">
          <li>
            <xsl:apply-templates select="r:obligation" mode="value"/>
            <xsl:text>: </xsl:text>
            <xsl:apply-templates select="r:status" mode="term"/>
            <xsl:text>, </xsl:text>
            <xsl:apply-templates select="r:method" mode="term"/>
            <xsl:text> work, confidence </xsl:text>
            <xsl:apply-templates select="r:confidence" mode="term"/>
          </li>
        </xsl:for-each>
      </ul>
    </dd>
  </xsl:if>
  <xsl:apply-templates select="r:provision/r:sources" mode="row"><xsl:with-param name="label" select="'clause-sources'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:context/r:entity|r:context/r:governing-law" mode="row"/>
  <xsl:apply-templates select="r:provision/r:categories" mode="row"/>
  <xsl:apply-imports/>
  <dt>How to read this</dt>
  <dd><a href="{$root}methodology.html">Methodology</a>, <a href="{$root}about.html">about this site</a></dd>
</xsl:template>

</xsl:stylesheet>
