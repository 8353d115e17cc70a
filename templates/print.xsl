<?xml version="1.0" encoding="UTF-8"?>
<!-- The clauses of a platform for printing, each on a sheet of its own. The main parts of their pages are put into the
     empty articles when those pages are made, so that none is made twice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="the.contents">
    <h2 id="the.contents"><w:say code="print.contents"/></h2>
    <xsl:if test="not(r:dossiers/r:dossier)"><p class="none"><w:say code="print.none"/></p></xsl:if>
    <ol class="contents">
      <xsl:for-each select="r:dossiers/r:dossier">
        <li>
          <xsl:value-of select="concat(r:within, ': ')"/>
          <a><xsl:attribute name="href">#<xsl:apply-templates select="r:unit" mode="place"/></xsl:attribute><xsl:value-of select="r:unit"/></a>
        </li>
      </xsl:for-each>
    </ol>
  </section>
  <xsl:for-each select="r:dossiers/r:dossier">
    <article class="dossier"><xsl:attribute name="id"><xsl:apply-templates select="r:unit" mode="place"/></xsl:attribute></article>
  </xsl:for-each>
</xsl:template>

<xsl:template match="r:unit" mode="place"><xsl:value-of select="translate(substring-after(@ref, ':'), '/', '.')"/></xsl:template>

</xsl:stylesheet>
