<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands at the address that a unit had under an earlier id: it redirects to where the unit is now. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:text.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:report"/>
</xsl:template>

<xsl:template match="r:report">
  <xsl:variable name="to" select="concat($root, r:site/r:moved)"/>
  <!-- of a unit its title; of a page that has none the name of its place -->
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="r:site/r:place"><xsl:value-of select="w:term('kind', r:site/r:place)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="r:title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <html lang="{$language}">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'"/>
      <meta http-equiv="refresh" content="0; url={$to}"/>
      <meta name="robots" content="noindex"/>
      <meta name="color-scheme" content="light dark"/>
      <title><w:say code="redirect.title" title="string($title)"/><xsl:value-of select="concat(' — ', r:site/r:name)"/></title>
      <link rel="canonical">
        <xsl:attribute name="href">
          <xsl:choose>
            <xsl:when test="r:site/r:base"><xsl:value-of select="concat(r:site/r:base, r:site/r:moved)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$to"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </link>
      <link rel="stylesheet" href="{$root}assets/regc.css"/>
    </head>
    <body class="redirect">
      <main>
        <h1><w:say code="redirect.moved"/></h1>
        <p><w:say code="redirect.now" title="string($title)"><w:arg name="page"><a href="{$to}"><w:words/></a></w:arg></w:say></p>
      </main>
    </body>
  </html>
</xsl:template>

</xsl:stylesheet>
