<?xml version="1.0" encoding="UTF-8"?>
<!-- The clauses of one platform. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="registry-platform.title" platform="r:title"/></xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html"><w:say code="applicability-platform.about"/></a> · <a href="{$root}coverage/{@id}.html"><w:say code="applicability-platform.duties"/></a> · <a href="{$root}registry.html"><w:say code="coverage-platform.all"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
