<?xml version="1.0" encoding="UTF-8"?>
<!-- All platforms, with their numbers of clauses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'registry')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <p><w:say code="registry.rule"/></p>
  <xsl:if test="$outputs = 'search'">
    <p><w:say code="registry.search"><w:arg name="filter"><a href="search.html?kind=provision"><w:words/></a></w:arg></w:say></p>
  </xsl:if>
  <xsl:apply-templates select="r:site/r:parts"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
