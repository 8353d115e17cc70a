<?xml version="1.0" encoding="UTF-8"?>
<!-- The clauses of one platform. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Clauses of <xsl:value-of select="r:title"/></xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html">About the platform</a> · <a href="{$root}coverage/{@id}.html">Duties of the law</a> · <a href="{$root}registry.html">All platforms</a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
