<?xml version="1.0" encoding="UTF-8"?>
<!-- The brief of a platform by itself, for an e-mail or a printer: its style within it, and links only where the site has
     an address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" xmlns:x="http://xmlsoft.org/XSLT/namespace"
  exclude-result-prefixes="r w x">
<xsl:import href="regc:brief.xsl"/>

<xsl:variable name="root" select="string(/r:report/r:site/r:base)"/>

<xsl:template match="r:report">
  <xsl:variable name="heading"><xsl:apply-templates select="." mode="heading"/></xsl:variable>
  <xsl:variable name="main">
    <xsl:apply-templates select="r:scenario"/>
    <h1><xsl:value-of select="$heading"/></h1>
    <xsl:apply-templates select="." mode="main"/>
    <p class="note">
      <xsl:apply-templates select="r:notices" mode="sentences"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="r:holds" mode="sentences"/>
    </p>
  </xsl:variable>
  <html lang="{$language}">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title><xsl:value-of select="$heading"/></title>
      <style>
        :root { color-scheme: light dark; }
        body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font: 600 0.9375rem/1.4 system-ui, sans-serif; margin: 1rem 0 0.25rem; border-top: 1px solid; padding-top: 0.375rem; }
        p, ul { margin: 0 0 0.375rem; }
        ul { padding-left: 1.25rem; }
        p::first-letter, li::first-letter { text-transform: uppercase; }
        .note { font: 0.8125rem/1.4 system-ui, sans-serif; }
        @page { size: A4; margin: 18mm; }
        @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.35; } a { color: inherit; } }
      </style>
    </head>
    <body><xsl:apply-templates select="x:node-set($main)/node()" mode="sheet"/></body>
  </html>
</xsl:template>

<xsl:template match="@*|node()" mode="sheet">
  <xsl:copy><xsl:apply-templates select="@*|node()" mode="sheet"/></xsl:copy>
</xsl:template>
<xsl:template match="a" mode="sheet">
  <xsl:choose>
    <xsl:when test="$root"><xsl:copy><xsl:apply-templates select="@*|node()" mode="sheet"/></xsl:copy></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="node()" mode="sheet"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
