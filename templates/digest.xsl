<?xml version="1.0" encoding="UTF-8"?>
<!-- A digest as a letter: what was captured differently between two days, and what happened to the law. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:text.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:report"/>
</xsl:template>

<xsl:template match="r:report">
  <html lang="{$language}">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title><w:say code="digest.title" site="r:site/r:name"/></title>
    </head>
    <body>
      <h1><w:say code="digest.title" site="r:site/r:name"/></h1>
      <p><xsl:apply-templates select="r:notices" mode="sentences"/></p>
      <xsl:for-each select="r:remarks/r:reason[@code != 'digest.count' and @code != 'digest.others']">
        <p><xsl:apply-templates select="." mode="say"/></p>
      </xsl:for-each>
      <xsl:if test="r:changes/@of &gt; 0">
        <ul>
          <xsl:for-each select="r:remarks/r:reason[@code = 'digest.count']"><li><xsl:apply-templates select="." mode="say"/></li></xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:for-each select="r:remarks/r:reason[@code = 'digest.others']"><p><xsl:apply-templates select="." mode="say"/></p></xsl:for-each>
      <xsl:apply-templates select="r:changes/r:entries/r:entry"/>
      <xsl:apply-templates select="r:law-events/r:groups/r:group"/>
    </body>
  </html>
</xsl:template>

<xsl:template match="r:group">
  <h2><xsl:apply-templates select="r:says" mode="sentences"/></h2>
  <xsl:apply-templates select="r:entries/r:event"/>
</xsl:template>

<xsl:template match="r:event">
  <h3><xsl:apply-templates select="r:on" mode="value"/>: <a href="{/r:report/r:site/r:base}{r:unit/@href}"><xsl:value-of select="concat(r:citation, ': ', r:unit)"/></a></h3>
  <p><xsl:apply-templates select="r:says" mode="sentences"/></p>
  <xsl:apply-templates select="r:provisions"/>
</xsl:template>

<xsl:template match="r:provisions|r:obligations">
  <ul><xsl:for-each select="r:provision|r:obligation"><li><a href="{/r:report/r:site/r:base}{@href}"><xsl:value-of select="."/></a></li></xsl:for-each></ul>
</xsl:template>

<xsl:template match="r:entry">
  <h2><xsl:apply-templates select="r:on" mode="value"/><xsl:value-of select="concat(': ', r:document|r:regulation|r:authority)"/></h2>
  <p><xsl:apply-templates select="r:says" mode="sentences"/></p>
  <xsl:apply-templates select="r:provisions|r:obligations"/>
  <p><a href="{/r:report/r:site/r:base}{r:record/@href}"><xsl:value-of select="concat(/r:report/r:site/r:base, r:record/@href)"/></a></p>
</xsl:template>

</xsl:stylesheet>
