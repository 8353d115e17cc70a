<?xml version="1.0" encoding="UTF-8"?>
<!-- An instrument of law: its history, its roles, and each obligation with where it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:regulation"><p class="byline"><xsl:value-of select="r:regulation/r:citation"/></p></xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:regulation"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:regulation">
  <section aria-labelledby="the.instrument">
    <h2 id="the.instrument">The instrument</h2>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <dl>
      <xsl:apply-templates select="r:short|r:jurisdiction|r:reach|r:type" mode="row"/>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="r:checked|r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:obligations">
    <nav class="contents" aria-labelledby="the.contents">
      <h2 id="the.contents">Obligations on the day</h2>
      <xsl:call-template name="standings"/>
    </nav>
  </xsl:if>
  <xsl:if test="r:history">
    <section aria-labelledby="the.history">
      <h2 id="the.history">History</h2>
      <xsl:apply-templates select="r:history" mode="value"/>
    </section>
  </xsl:if>
  <xsl:if test="r:relations">
    <section aria-labelledby="the.relations">
      <h2 id="the.relations">What it does to other laws</h2>
      <ul>
        <xsl:for-each select="r:relations/r:relation">
          <li>
            <xsl:apply-templates select="r:relation" mode="term"><xsl:with-param name="of" select="'law-relation'"/></xsl:apply-templates>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="r:regulation|r:obligation" mode="value"/>
            <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
  <xsl:if test="r:roles">
    <section aria-labelledby="the.roles">
      <h2 id="the.roles">Roles</h2>
      <dl><xsl:apply-templates select="r:roles/r:role"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:facts">
    <section aria-labelledby="the.facts">
      <h2 id="the.facts">Facts only this law turns on</h2>
      <dl><xsl:apply-templates select="r:facts/r:fact"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:obligations">
    <section aria-labelledby="the.obligations">
      <h2 id="the.obligations">Obligations</h2>
      <xsl:apply-templates select="r:obligations/r:obligation"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="standings">
  <div class="filtered" data-filter="State">
  <xsl:call-template name="filter"><xsl:with-param name="rows" select="/r:report/r:states/r:standing"/></xsl:call-template>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <thead>
        <tr><th scope="col">Obligation</th><th scope="col">State</th><th scope="col">Clauses mapped</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="/r:report/r:states/r:standing">
          <tr>
            <th scope="row">
              <xsl:value-of select="concat(r:citation, ' ')"/>
              <xsl:apply-templates select="r:obligation" mode="value"/>
            </th>
            <td data-label="State"><xsl:apply-templates select="r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates></td>
            <td data-label="Clauses mapped"><xsl:value-of select="r:provisions"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:call-template name="filter-script"/>
  </div>
</xsl:template>

<xsl:template match="r:roles/r:role">
  <dt id="role-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:definition" mode="prose"/>
    <xsl:if test="not(r:definition or r:citation or r:is-a or r:held-by)"><p class="note">No definition is recorded.</p></xsl:if>
    <xsl:if test="r:citation or r:is-a or r:held-by"><p class="note">
      <xsl:if test="r:citation"><xsl:value-of select="r:citation"/>. </xsl:if>
      <xsl:if test="r:is-a">Also holds: <xsl:apply-templates select="r:is-a" mode="value"/>. </xsl:if>
      <xsl:if test="r:held-by">Held by <xsl:apply-templates select="r:held-by" mode="term"><xsl:with-param name="of" select="'people'"/></xsl:apply-templates> of a service.</xsl:if>
    </p></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:facts/r:fact">
  <dt id="fact-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:type" mode="term"/>
    <xsl:if test="r:is">, decided by <xsl:apply-templates select="r:is" mode="value"/></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:obligations/r:obligation">
  <xsl:variable name="standing" select="/r:report/r:states/r:standing[r:obligation/@ref = concat('obligation:', current()/@id)]"/>
  <article class="obligation" id="{@name}" aria-labelledby="title.{@name}">
    <h3 id="title.{@name}"><a class="self" href="#{@name}"><xsl:value-of select="r:citation"/></a>: <xsl:value-of select="r:title"/></h3>
    <xsl:if test="$standing">
      <p class="standing">
        <xsl:apply-templates select="$standing/r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$standing/r:force" mode="value"/>
        <xsl:if test="$standing/r:version"><xsl:value-of select="concat(' On the day it reads as by ', $standing/r:version/r:by, '; see its versions.')"/></xsl:if>
      </p>
    </xsl:if>
    <dl>
      <xsl:apply-templates select="r:deontic|r:binds|r:when|r:duty|r:exceptions|r:history|r:grace|r:versions|r:impediments|r:unsettled|r:enforcement|r:contract|r:evidenced-in|r:note|r:sources|r:confidence" mode="row"/>
    </dl>
  </article>
</xsl:template>

<!-- the wording above holds outside these intervals; each shows what it has of its own -->
<xsl:template match="r:versions" mode="value">
  <p class="note">What is said above holds outside these intervals, and within them for what they leave as it is.</p>
  <ul class="plain">
    <xsl:for-each select="r:version">
      <li>
        <xsl:choose>
          <xsl:when test="r:from or r:until">
            <xsl:if test="r:from">From <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
            <xsl:if test="r:until">
              <xsl:choose>
                <xsl:when test="r:from"> until </xsl:when>
                <xsl:otherwise>Until </xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates select="r:until" mode="value"/>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise>Without recorded days</xsl:otherwise>
        </xsl:choose>
        <xsl:text>, by </xsl:text>
        <xsl:choose>
          <xsl:when test="r:instrument"><a href="{$root}{r:instrument/@href}"><xsl:value-of select="r:by"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:by"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:adopted"><span class="note"> Adopted <xsl:apply-templates select="r:adopted" mode="value"/>.</span></xsl:if>
        <xsl:if test="r:published"><span class="note"> Published <xsl:apply-templates select="r:published" mode="value"/>.</span></xsl:if>
        <dl><xsl:apply-templates select="r:citation|r:binds|r:when|r:duty" mode="row"/></dl>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- what a court did, to whom and how far -->
<xsl:template match="r:impediments" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:impediment">
      <li>
        <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'impediment'"/></xsl:apply-templates>
        <xsl:text>: </xsl:text>
        <xsl:value-of select="r:court"/>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="r:authority/@href"><a href="{$root}{r:authority/@href}"><xsl:value-of select="r:case"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:case"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:instance"> (<xsl:apply-templates select="r:instance" mode="term"/>)</xsl:if>
        <xsl:text>, from </xsl:text>
        <xsl:apply-templates select="r:from" mode="value"/>
        <xsl:if test="r:until"> until <xsl:apply-templates select="r:until" mode="value"/></xsl:if>
        <xsl:text>. </xsl:text>
        <xsl:choose>
          <xsl:when test="r:against">
            <xsl:text>For </xsl:text>
            <xsl:apply-templates select="r:against" mode="value"/>
            <xsl:text>; </xsl:text>
            <xsl:choose>
              <xsl:when test="r:others = 'not-affected'">others are not affected.</xsl:when>
              <xsl:otherwise>what it means for others is not known.</xsl:otherwise>
            </xsl:choose>
          </xsl:when>
          <xsl:when test="r:others = 'not-affected'">For the parties, who are not named here; others are not affected.</xsl:when>
          <xsl:when test="r:others">For the parties, who are not named here; what it means for others is not known.</xsl:when>
          <xsl:otherwise>No party is named; it is read as holding for all.</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:part"> Concerns: <xsl:value-of select="r:part"/>.</xsl:if>
        <xsl:if test="r:appeal"> Appeal: <xsl:value-of select="r:appeal"/>.</xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:binds" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:addressee">
      <li>
        <xsl:apply-templates select="r:role" mode="value"/>
        <xsl:if test="r:from">, from <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
        <xsl:if test="r:when">, where <xsl:apply-templates select="r:when" mode="value"/></xsl:if>
        <xsl:apply-templates select="r:duty" mode="prose"/>
        <xsl:if test="r:exceptions">
          <p class="note">Exceptions for this role:</p>
          <xsl:apply-templates select="r:exceptions" mode="value"/>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
