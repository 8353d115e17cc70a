<?xml version="1.0" encoding="UTF-8"?>
<!-- A page that stands whole on another one. It was made by the template of its own kind; here its ids are kept
     apart from those of its neighbours, its headings go a step down, and what folds is open. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">

<xsl:template match="r:report" mode="place"><xsl:value-of select="translate(@id, '/', '.')"/></xsl:template>

<xsl:template match="r:dossiers/r:report" mode="printed">
  <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
  <article class="dossier" id="{$place}">
    <xsl:apply-templates select="main/node()" mode="printed"><xsl:with-param name="place" select="concat($place, '.')"/></xsl:apply-templates>
  </article>
</xsl:template>

<xsl:template match="node()|@*" mode="printed">
  <xsl:param name="place"/>
  <xsl:copy>
    <xsl:apply-templates select="@*|node()" mode="printed"><xsl:with-param name="place" select="$place"/></xsl:apply-templates>
  </xsl:copy>
</xsl:template>

<xsl:template match="@id" mode="printed">
  <xsl:param name="place"/>
  <xsl:attribute name="id"><xsl:value-of select="concat($place, .)"/></xsl:attribute>
</xsl:template>

<xsl:template match="@href[starts-with(., '#')]" mode="printed">
  <xsl:param name="place"/>
  <xsl:attribute name="href"><xsl:value-of select="concat('#', $place, substring(., 2))"/></xsl:attribute>
</xsl:template>

<xsl:template match="h1|h2|h3|h4|h5" mode="printed">
  <xsl:param name="place"/>
  <xsl:element name="{translate(name(), '12345', '23456')}">
    <xsl:apply-templates select="@*|node()" mode="printed"><xsl:with-param name="place" select="$place"/></xsl:apply-templates>
  </xsl:element>
</xsl:template>

<xsl:template match="details" mode="printed">
  <xsl:param name="place"/>
  <details open="">
    <xsl:apply-templates select="@*|node()" mode="printed"><xsl:with-param name="place" select="$place"/></xsl:apply-templates>
  </details>
</xsl:template>

<!-- a landmark has a name that no other has -->
<xsl:template match="section|aside|main//header" mode="printed">
  <xsl:param name="place"/>
  <div>
    <xsl:apply-templates select="@*[not(starts-with(name(), 'aria-'))]|node()" mode="printed"><xsl:with-param name="place" select="$place"/></xsl:apply-templates>
  </div>
</xsl:template>
<xsl:template match="@aria-labelledby|@aria-describedby" mode="printed">
  <xsl:param name="place"/>
  <xsl:attribute name="{name()}"><xsl:value-of select="concat($place, .)"/></xsl:attribute>
</xsl:template>

<!-- ways around a page that is not this one -->
<xsl:template match="nav|details[@class = 'here']" mode="printed" priority="1"/>

</xsl:stylesheet>
