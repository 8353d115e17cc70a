<?xml version="1.0" encoding="UTF-8"?>
<!-- A page that stands whole on another one. It was made by the template of its own kind and stands beside its document
     as "main", with its ids kept apart (PLACE.ID), its headings a step down, and open what folds. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">

<xsl:template match="r:report" mode="place"><xsl:value-of select="translate(@id, '/', '.')"/></xsl:template>

<xsl:template match="r:dossiers/r:report" mode="printed">
  <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
  <article class="dossier" id="{$place}"><xsl:copy-of select="main/node()"/></article>
</xsl:template>

</xsl:stylesheet>
