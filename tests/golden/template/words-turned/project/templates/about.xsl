<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:say="urn:regc:words" exclude-result-prefixes="r say">
<xsl:import href="regc:text.xsl"/>
<xsl:template match="/">
  <html lang="{$language}">
    <head><title><say:say code="about.title"/></title></head>
    <body say:aria-label="mine.label">
      <xsl:attribute name="title"><say:say code="mine.caption" title="r:report/@kind"/></xsl:attribute>
      <xsl:call-template name="waiting"><xsl:with-param name="n" select="0"/></xsl:call-template>
      <xsl:call-template name="waiting"><xsl:with-param name="n" select="1"/></xsl:call-template>
      <xsl:call-template name="waiting"><xsl:with-param name="n" select="3"/></xsl:call-template>
      <xsl:call-template name="waiting"><xsl:with-param name="n" select="12"/></xsl:call-template>
      <p><say:say code="about.sources"><say:arg name="methodology"><a href="methodology.html"><say:words/></a></say:arg></say:say></p>
      <p><say:say code="mine.dates" day="'2026-12-02'" month="'2026-10'" year="'2026'" later="'not-before 2026-12'" none="'unknown'"/></p>
      <p><say:say code="mine.place" place="'EU'" other="'not-known'"/></p>
    </body>
  </html>
</xsl:template>
<xsl:template name="waiting">
  <xsl:param name="n"/>
  <p>
    <say:say code="mine.waiting" n="$n">
      <say:arg name="all"><a href="index.html"><say:words/></a></say:arg>
      <say:arg name="strong"><strong><say:words/></strong></say:arg>
    </say:say>
  </p>
</xsl:template>
</xsl:stylesheet>
