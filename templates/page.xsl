<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page. A page kind imports this and gives its own main part (mode "main"),
     and where it needs them its own heading, line below the title and record. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:text.xsl"/>
<xsl:import href="regc:parts.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:report"/>
</xsl:template>

<xsl:template match="r:report">
  <xsl:variable name="heading"><xsl:apply-templates select="." mode="heading"/></xsl:variable>
  <html lang="en">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"/>
      <meta name="color-scheme" content="light dark"/>
      <title>
        <xsl:value-of select="$heading"/>
        <xsl:if test="$heading != string(r:site/r:name)"><xsl:value-of select="concat(' — ', r:site/r:name)"/></xsl:if>
      </title>
      <link rel="stylesheet" href="{$root}assets/regc.css"/>
      <xsl:if test="r:site/r:twin">
        <link rel="alternate" type="application/xml" href="{$root}{r:site/r:twin}"/>
      </xsl:if>
      <link rel="alternate" type="application/atom+xml" title="All changes" href="{$root}feed.xml"/>
      <xsl:if test="r:site/r:feed">
        <link rel="alternate" type="application/atom+xml" title="Changes of this platform’s documents" href="{$root}{r:site/r:feed}"/>
      </xsl:if>
      <xsl:if test="r:site/r:previous"><link rel="prev" href="{$root}{r:site/r:previous}"/></xsl:if>
      <xsl:if test="r:site/r:next"><link rel="next" href="{$root}{r:site/r:next}"/></xsl:if>
    </head>
    <body class="{@kind}">
      <a class="skip" href="#the.main">Skip to the content</a>
      <header class="site">
        <a class="name" href="{$root}index.html"><xsl:value-of select="r:site/r:name"/></a>
        <nav aria-label="Site">
          <ul>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'overview'"/><xsl:with-param name="path" select="'index.html'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'registry'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'coverage'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'due-diligence'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'timeline'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'changes'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'search'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'methodology'"/></xsl:call-template>
            <xsl:call-template name="to"><xsl:with-param name="page" select="'about'"/></xsl:call-template>
          </ul>
        </nav>
        <xsl:call-template name="search-field"/>
      </header>
      <main id="the.main">
        <header class="title">
          <xsl:apply-templates select="r:site/r:crumbs[r:crumb]"/>
          <xsl:variable name="kind"><xsl:apply-templates select="@kind" mode="term"/></xsl:variable>
          <xsl:if test="$heading != string($kind)"><p class="kind"><xsl:value-of select="$kind"/></p></xsl:if>
          <h1><xsl:value-of select="$heading"/></h1>
          <xsl:apply-templates select="." mode="below-title"/>
        </header>
        <xsl:apply-templates select="r:notices"/>
        <xsl:apply-templates select="." mode="main"/>
        <xsl:call-template name="parts"/>
        <xsl:apply-templates select="." mode="record"/>
      </main>
      <footer class="site">
        <p><xsl:apply-templates select="r:notices/r:reason[@code = 'notice.not-affiliated']" mode="say"/></p>
        <p>
          <a href="{$root}methodology.html">Methodology</a>
          <xsl:text> · </xsl:text>
          <a href="{$root}about.html">About this site</a>
          <xsl:if test="r:site/r:twin">
            <xsl:text> · </xsl:text>
            <a href="{$root}{r:site/r:twin}">This page as XML</a>
          </xsl:if>
        </p>
      </footer>
    </body>
  </html>
</xsl:template>

<xsl:template name="to">
  <xsl:param name="page"/>
  <xsl:param name="path" select="concat($page, '.html')"/>
  <li>
    <a href="{$root}{$path}">
      <xsl:choose>
        <xsl:when test="r:site/r:self = $path"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:when>
        <!-- a part of it, or a page of its folder -->
        <xsl:when test="starts-with(r:site/r:self, concat($page, '/')) or @kind = $page"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:call-template name="term"><xsl:with-param name="word" select="$page"/><xsl:with-param name="of" select="'kind'"/></xsl:call-template>
    </a>
  </li>
</xsl:template>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="r:title"/></xsl:template>
<xsl:template match="r:report" mode="below-title"/>

<xsl:template match="r:crumbs">
  <nav class="crumbs" aria-label="Where this page belongs">
    <ol>
      <xsl:for-each select="r:crumb"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each>
    </ol>
  </nav>
</xsl:template>

<xsl:template match="r:notices">
  <aside class="notices" aria-label="Notices">
    <xsl:apply-templates select="." mode="reasons"/>
  </aside>
</xsl:template>
<!-- the reader who wants to know how is led there -->
<xsl:template match="r:notices" mode="reasons">
  <ul>
    <xsl:for-each select="r:reason">
      <li>
        <xsl:choose>
          <xsl:when test="@code = 'notice.methodology'">
            <a href="{$root}methodology.html"><xsl:apply-templates select="." mode="say"/></a>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="say"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- the other parts of a page whose lists are long -->
<xsl:template name="parts">
  <xsl:if test="r:site/r:previous or r:site/r:next">
    <nav class="parts" aria-label="Parts of this page">
      <xsl:if test="r:site/r:previous"><a rel="prev" href="{$root}{r:site/r:previous}">← The part before</a></xsl:if>
      <xsl:if test="r:site/r:next"><a rel="next" href="{$root}{r:site/r:next}">The next part →</a></xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<!-- the days for which a page's statements hold; its kind may say more -->
<xsl:template match="r:report" mode="record">
  <xsl:if test="r:holds">
    <section class="record" aria-labelledby="the.record">
      <h2 id="the.record">Record</h2>
      <dl><xsl:apply-templates select="." mode="record-rows"/></dl>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:holds" mode="row"/>
  <xsl:if test="r:site/r:twin">
    <dt>For machines</dt>
    <dd><a href="{$root}{r:site/r:twin}">The same statements as XML</a></dd>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
