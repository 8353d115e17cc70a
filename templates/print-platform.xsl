<?xml version="1.0" encoding="UTF-8"?>
<!-- The clauses of a platform for paper, each as its own page has it and on a sheet of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:printed.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <a href="{$root}print.html"><xsl:call-template name="term"><xsl:with-param name="word" select="'print'"/><xsl:with-param name="of" select="'kind'"/></xsl:call-template></a>
    <xsl:text>: </xsl:text>
    <xsl:value-of select="r:site/r:brand/r:name"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="the.contents">
    <h2 id="the.contents"><w:say code="print.contents"/></h2>
    <xsl:if test="not(r:dossiers/r:report)"><p class="none"><w:say code="print.none"/></p></xsl:if>
    <ol class="contents">
      <xsl:for-each select="r:dossiers/r:report">
        <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
        <li><xsl:value-of select="concat(r:context/r:document, ': ')"/><a href="#{$place}"><xsl:value-of select="r:title"/></a></li>
      </xsl:for-each>
    </ol>
  </section>
  <xsl:apply-templates select="r:dossiers/r:report" mode="printed"/>
</xsl:template>

</xsl:stylesheet>
