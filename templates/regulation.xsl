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
  <section aria-labelledby="instrument">
    <h2 id="instrument">The instrument</h2>
    <xsl:apply-templates select="r:summary" mode="prose"/>
    <dl>
      <xsl:apply-templates select="r:short|r:jurisdiction|r:reach|r:type" mode="row"/>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="r:checked|r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:obligations">
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">Obligations on the day</h2>
      <xsl:call-template name="standings"/>
    </nav>
  </xsl:if>
  <xsl:if test="r:history">
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <xsl:apply-templates select="r:history" mode="value"/>
    </section>
  </xsl:if>
  <xsl:if test="r:roles">
    <section aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <dl><xsl:apply-templates select="r:roles/r:role"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:facts">
    <section aria-labelledby="facts">
      <h2 id="facts">Facts only this law turns on</h2>
      <dl><xsl:apply-templates select="r:facts/r:fact"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:obligations">
    <section aria-labelledby="obligations">
      <h2 id="obligations">Obligations</h2>
      <xsl:apply-templates select="r:obligations/r:obligation"/>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="standings">
  <div class="wide">
    <table class="stack">
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
            <td data-label="State"><xsl:apply-templates select="r:force/@state" mode="mark"/></td>
            <td data-label="Clauses mapped"><xsl:value-of select="r:provisions"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:roles/r:role">
  <dt id="role-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:definition" mode="prose"/>
    <p class="note">
      <xsl:if test="r:citation"><xsl:value-of select="r:citation"/>. </xsl:if>
      <xsl:if test="r:is-a">Also holds: <xsl:apply-templates select="r:is-a" mode="value"/>. </xsl:if>
      <xsl:if test="r:held-by">Held by <xsl:apply-templates select="r:held-by" mode="term"><xsl:with-param name="of" select="'people'"/></xsl:apply-templates> of a service.</xsl:if>
    </p>
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
  <article class="obligation" id="{@name}" aria-labelledby="title-{@name}">
    <h3 id="title-{@name}"><a class="self" href="#{@name}"><xsl:value-of select="r:citation"/></a>: <xsl:value-of select="r:title"/></h3>
    <xsl:if test="$standing">
      <p class="standing">
        <xsl:apply-templates select="$standing/r:force/@state" mode="mark"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$standing/r:force" mode="value"/>
      </p>
    </xsl:if>
    <dl>
      <xsl:apply-templates select="r:deontic|r:binds|r:when|r:duty|r:exceptions|r:history|r:grace|r:enforcement|r:contract|r:evidenced-in|r:note|r:sources|r:confidence" mode="row"/>
    </dl>
  </article>
</xsl:template>

<xsl:template match="r:binds" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:addressee">
      <li>
        <xsl:apply-templates select="r:role" mode="value"/>
        <xsl:if test="r:from">, from <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
        <xsl:if test="r:when">, where <xsl:apply-templates select="r:when" mode="value"/></xsl:if>
        <xsl:apply-templates select="r:duty" mode="prose"/>
        <xsl:apply-templates select="r:exceptions" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
