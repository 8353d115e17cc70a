<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of the documentation, in the frame and style of all sites. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w" extension-element-prefixes="w">
<xsl:import href="regc:text.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:guide"/>
</xsl:template>

<xsl:template match="r:guide">
  <html lang="en">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"/>
      <meta name="color-scheme" content="light dark"/>
      <script src="assets/theme.js"/>
      <title><xsl:value-of select="concat(@title, ' — regc')"/></title>
      <meta name="description" content="{concat(@title, ': the documentation of regc, a compiler of regulatory maps')}"/>
      <link rel="icon" type="image/svg+xml" href="assets/favicon.svg"/>
      <link rel="stylesheet" href="assets/regc.css"/>
      <link rel="stylesheet" href="assets/guide.css"/>
    </head>
    <body class="guide">
      <a class="skip" href="#the.main"><w:say code="page.skip"/></a>
      <header class="site" w:data-dark="page.dark">
        <a class="name" href="index.html">regc</a>
        <details class="menu">
          <summary><w:say code="page.menu"/></summary>
          <nav aria-label="Guides">
            <ul>
              <xsl:for-each select="r:page[@group != 'Reference']"><xsl:apply-templates select="." mode="to"/></xsl:for-each>
              <li>
                <a href="commands.html">
                  <xsl:if test="r:page[@group = 'Reference']/@self"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
                  <xsl:text>Reference</xsl:text>
                </a>
              </li>
            </ul>
          </nav>
        </details>
      </header>
      <main id="the.main">
        <header class="title">
          <p class="kind"><xsl:value-of select="r:page[@self]/@group"/></p>
          <h1><xsl:value-of select="@title"/></h1>
        </header>
        <div class="main">
          <xsl:if test="r:page[@self]/@group = 'Reference'">
            <nav class="reference" aria-label="Reference">
              <ul><xsl:for-each select="r:page[@group = 'Reference']"><xsl:apply-templates select="." mode="to"/></xsl:for-each></ul>
            </nav>
          </xsl:if>
          <div class="prose"><xsl:apply-templates select="r:prose/node()" mode="rich"/></div>
          <nav class="parts" aria-label="Pages before and after">
            <xsl:for-each select="r:page[@self]/preceding-sibling::r:page[1]"><a rel="prev" href="{@href}"><xsl:value-of select="concat('← ', @title)"/></a></xsl:for-each>
            <xsl:for-each select="r:page[@self]/following-sibling::r:page[1]"><a rel="next" href="{@href}"><xsl:value-of select="concat(@title, ' →')"/></a></xsl:for-each>
          </nav>
        </div>
        <xsl:variable name="headings" select="w:headings()"/>
        <xsl:if test="count($headings) &gt; 3">
          <w:above class="guided">
            <details class="here">
              <summary><w:say code="page.here"/></summary>
              <nav w:aria-label="page.here">
                <p><w:say code="page.here"/></p>
                <ol><xsl:for-each select="$headings"><li><a href="#{@id}"><xsl:value-of select="."/></a></li></xsl:for-each></ol>
              </nav>
            </details>
          </w:above>
        </xsl:if>
      </main>
      <footer class="site">
        <p><xsl:value-of select="concat('regc ', @version, '. It maps what documents say to duties of law; it gives no legal advice.')"/></p>
      </footer>
    </body>
  </html>
</xsl:template>

<xsl:template match="r:page" mode="to">
  <li>
    <a href="{@href}">
      <xsl:if test="@self"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
      <xsl:value-of select="@title"/>
    </a>
  </li>
</xsl:template>

<!-- here the prose is the page, so its headings are those of the page -->
<xsl:template match="r:h2|r:h3|r:h4|r:dt" mode="rich">
  <xsl:element name="{local-name()}">
    <xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
    <xsl:apply-templates mode="rich"/>
  </xsl:element>
</xsl:template>
<xsl:template match="r:dl|r:dd" mode="rich">
  <xsl:element name="{local-name()}"><xsl:apply-templates mode="rich"/></xsl:element>
</xsl:template>
<xsl:template match="r:pre" mode="rich">
  <pre tabindex="0"><xsl:apply-templates mode="rich"/></pre>
</xsl:template>
<!-- a column without a heading -->
<xsl:template match="r:th[not(normalize-space(.))]" mode="rich"><td/></xsl:template>
<xsl:template match="r:a[@href and not(contains(@href, '://'))]" mode="rich">
  <a href="{@href}"><xsl:apply-templates mode="rich"/></a>
</xsl:template>

</xsl:stylesheet>
