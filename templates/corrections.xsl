<?xml version="1.0" encoding="UTF-8"?>
<!-- What was published and did not hold, and how a reader asks for a correction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Corrections</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:call-template name="ask"/>
  <xsl:call-template name="made"/>
  <xsl:call-template name="kept"/>
</xsl:template>

<xsl:template name="ask">
  <section class="prose" aria-labelledby="ask">
    <h2 id="ask">How to ask for one</h2>
    <xsl:for-each select="r:corrections/r:ask">
      <p>Write to <a href="{r:address}">
        <xsl:choose>
          <xsl:when test="starts-with(r:address, 'mailto:')"><xsl:value-of select="substring-after(r:address, 'mailto:')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:address"/></xsl:otherwise>
        </xsl:choose>
      </a>.</p>
      <xsl:apply-templates select="r:text" mode="prose"/>
    </xsl:for-each>
    <xsl:if test="not(r:corrections/r:ask)"><p class="none">The publisher of this site named no address for corrections.</p></xsl:if>
    <p>It helps to name the page with what stands under “Cite this page”, what it says, and a source for what it should say.</p>
  </section>
</xsl:template>

<xsl:template name="made">
  <section aria-labelledby="made">
    <h2 id="made">Corrections made <span class="count"><xsl:value-of select="r:corrections/@of"/></span></h2>
    <xsl:apply-templates select="r:corrections/r:made"/>
    <xsl:if test="not(r:corrections/r:made/r:correcting)"><p class="none">None is recorded. That does not say that nothing was wrong.</p></xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:made">
  <div class="wide">
    <table class="stack">
      <caption>The latest first</caption>
      <thead><tr><th scope="col">Correction</th><th scope="col">Of</th><th scope="col">It was said</th><th scope="col">It is said now</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:correcting">
          <tr>
            <th scope="row"><time datetime="{r:on}"><xsl:value-of select="r:on"/></time><xsl:text>: </xsl:text><xsl:apply-templates select="r:correction" mode="value"/></th>
            <td data-label="Of"><xsl:apply-templates select="r:unit" mode="value"/></td>
            <td data-label="It was said"><xsl:value-of select="r:said"/></td>
            <td data-label="It is said now"><xsl:value-of select="r:says"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="kept">
  <section class="prose" aria-labelledby="kept">
    <h2 id="kept">What is kept</h2>
    <p>A correction stays listed. Each build of this site is an edition; its id stands with the record of the build, and the same input has the same id.
      <xsl:if test="r:corrections/r:edition">
        <xsl:text>What differs since the edition before, and why as far as that can be traced, stands under </xsl:text>
        <a href="{$root}{r:corrections/r:edition}">Since the edition before</a>
        <xsl:text>.</xsl:text>
      </xsl:if>
    </p>
  </section>
</xsl:template>

</xsl:stylesheet>
