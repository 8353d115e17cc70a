<?xml version="1.0" encoding="UTF-8"?>
<!-- All platforms, with their numbers of clauses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Registry</xsl:template>

<xsl:template match="r:report" mode="main">
  <p>Every platform of this map, in the order of its id. The number of clauses leads to the list of them. Counts say how often each band occurs, and nothing of one platform against another.</p>
  <xsl:if test="$outputs = 'search'"><p><a href="search.html?kind=provision">Filter all clauses</a> by platform, law, category, exposure, flag and what they do (with JavaScript).</p></xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
