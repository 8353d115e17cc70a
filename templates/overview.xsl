<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page: what the site holds, on which day. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:project/r:description" mode="prose"/>
  <xsl:if test="r:figures/r:figure">
    <section aria-labelledby="the.figures">
      <h2 id="the.figures">What it holds</h2>
      <dl class="figures"><xsl:apply-templates select="r:figures/r:figure[@value &gt; 0]"/></dl>
      <p><a href="{$root}changes.html">All changes between captures</a>, also as <a href="{$root}feed.xml">a feed</a>.</p>
      <xsl:if test="r:exposure">
        <p>
          <xsl:text>Indicated exposure over all mappings: </xsl:text>
          <xsl:apply-templates select="r:exposure/r:tally" mode="value"/>
          <xsl:text>. Counts say how often each band occurs, and nothing of one platform against another.</xsl:text>
        </p>
      </xsl:if>
    </section>
  </xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:figure">
  <div>
    <dt><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'figure'"/></xsl:apply-templates></dt>
    <dd>
      <xsl:value-of select="@value"/>
      <xsl:if test="@of"><xsl:value-of select="concat(' of ', @of)"/></xsl:if>
    </dd>
  </div>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:build"/>
</xsl:template>

</xsl:stylesheet>
