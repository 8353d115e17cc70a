<?xml version="1.0" encoding="UTF-8"?>
<!-- A place: its law, and the clauses flagged there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:jurisdiction">
    <xsl:apply-templates select="r:description" mode="prose"/>
    <dl>
      <dt>Code</dt><dd><xsl:value-of select="@id"/></dd>
      <xsl:apply-templates select="r:type|r:within" mode="row"/>
    </dl>
  </xsl:for-each>
  <p class="note">A clause is flagged at the level of the law’s own jurisdiction: the flag of a union is not copied onto its members, nor that of a country onto its parts.</p>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<!-- clauses are listed here because they are flagged here -->
<xsl:template match="r:list[@name = 'provisions']/@name" mode="list-name">
  <xsl:text>Clauses flagged here</xsl:text>
</xsl:template>

</xsl:stylesheet>
