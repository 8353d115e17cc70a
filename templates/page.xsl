<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page. A page kind imports this and gives its own main part (mode "main"),
     and where it needs them its own heading, line below the title and record. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words"
  exclude-result-prefixes="r w" extension-element-prefixes="w">
<xsl:import href="regc:text.xsl"/>
<xsl:import href="regc:parts.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:report"/>
</xsl:template>

<xsl:template match="r:report">
  <xsl:variable name="heading"><xsl:apply-templates select="." mode="heading"/></xsl:variable>
  <html lang="{$language}">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"/>
      <meta name="color-scheme" content="light dark"/>
      <xsl:if test="r:scenario and @kind != 'not-found'"><meta name="robots" content="noindex"/></xsl:if>
      <script src="{$root}assets/theme.js"/>
      <title>
        <xsl:if test="r:scenario"><w:say code="scenario.title"/></xsl:if>
        <xsl:value-of select="$heading"/>
        <xsl:if test="r:site/r:platform and not(contains($heading, r:site/r:platform))"><xsl:value-of select="concat(' — ', r:site/r:platform)"/></xsl:if>
        <xsl:if test="$heading != string(r:site/r:brand/r:name)"><xsl:value-of select="concat(' — ', r:site/r:brand/r:name)"/></xsl:if>
      </title>
      <xsl:call-template name="described"><xsl:with-param name="heading" select="$heading"/></xsl:call-template>
      <link rel="icon" type="image/svg+xml" href="{$root}assets/favicon.svg"/>
      <link rel="stylesheet" href="{$root}assets/regc.css"/>
      <xsl:if test="r:site/r:brand/r:style"><link rel="stylesheet" href="{$root}{r:site/r:brand/r:style}"/></xsl:if>
      <xsl:if test="r:site/r:twin"><link rel="alternate" type="application/xml" href="{$root}{r:site/r:twin}"/></xsl:if>
      <xsl:if test="r:site/r:data"><link rel="alternate" type="application/json" href="{$root}{r:site/r:data}"/></xsl:if>
      <xsl:if test="$outputs = 'feeds'"><link rel="alternate" type="application/atom+xml" w:title="page.feed" href="{$root}feed.xml"/></xsl:if>
      <xsl:if test="r:site/r:feed">
        <link rel="alternate" type="application/atom+xml" w:title="page.platform-feed" href="{$root}{r:site/r:feed}"/>
      </xsl:if>
      <xsl:if test="r:site/r:previous"><link rel="prev" href="{$root}{r:site/r:previous}"/></xsl:if>
      <xsl:if test="r:site/r:next"><link rel="next" href="{$root}{r:site/r:next}"/></xsl:if>
      <xsl:apply-templates select="." mode="head"/>
    </head>
    <body class="{@kind}">
      <a class="skip" href="#the.main"><w:say code="page.skip"/></a>
      <xsl:apply-templates select="r:scenario"/>
      <!-- theme.js adds what needs it, in these words: the choice of the theme, and a field for the search -->
      <header class="site" w:data-dark="page.dark">
        <xsl:if test="$outputs = 'search'"><xsl:attribute name="data-find"><w:say code="parts.find"/></xsl:attribute></xsl:if>
        <a class="name" href="{$root}index.html"><xsl:apply-templates select="r:site/r:brand" mode="name"/></a>
        <details class="menu">
          <summary><w:say code="page.menu"/></summary>
          <nav w:aria-label="page.site"><xsl:call-template name="navigation"/></nav>
        </details>
      </header>
      <main id="the.main">
        <header class="title">
          <xsl:apply-templates select="r:site/r:crumbs[r:crumb]"/>
          <xsl:variable name="kind">
            <xsl:if test="@kind != 'overview' or not($lacks = 'clauses')"><xsl:apply-templates select="@kind" mode="term"/></xsl:if>
          </xsl:variable>
          <xsl:if test="string($kind) and $heading != string($kind)"><p class="kind"><xsl:value-of select="$kind"/></p></xsl:if>
          <h1><xsl:value-of select="$heading"/></h1>
          <xsl:apply-templates select="." mode="below-title"/>
        </header>
        <div class="main">
          <xsl:apply-templates select="." mode="main"/>
          <xsl:apply-templates select="r:site/r:table"/>
          <xsl:call-template name="parts"/>
          <xsl:apply-templates select="." mode="record"/>
          <xsl:apply-templates select="r:notices"/>
          <xsl:call-template name="cite"><xsl:with-param name="heading" select="$heading"/></xsl:call-template>
          <!-- a page begins with its answer, and in a line under it stands what that is not -->
          <w:below-answer><xsl:call-template name="disclaimer"/></w:below-answer>
        </div>
        <!-- what is on the page is known when it is written -->
        <xsl:variable name="headings" select="w:headings()"/>
        <xsl:if test="count($headings) &gt; 3">
          <w:above class="guided"><xsl:call-template name="here"><xsl:with-param name="headings" select="$headings"/></xsl:call-template></w:above>
        </xsl:if>
      </main>
      <footer class="site">
        <xsl:apply-templates select="r:site/r:brand/r:footer" mode="prose"/>
        <nav w:aria-label="page.more"><xsl:call-template name="more"/></nav>
        <p>
          <a href="{$root}methodology.html"><w:say code="page.methodology"/></a>
          <xsl:text> · </xsl:text>
          <a href="{$root}about.html"><w:say code="about.title"/></a>
          <xsl:if test="r:site/r:twin">
            <xsl:text> · </xsl:text>
            <a href="{$root}{r:site/r:twin}"><w:say code="page.xml"/></a>
          </xsl:if>
          <xsl:if test="r:site/r:data">
            <xsl:text> · </xsl:text>
            <a href="{$root}{r:site/r:data}"><w:say code="page.json"/></a>
          </xsl:if>
          <xsl:if test="r:site/r:paper and @kind != 'print'">
            <xsl:text> · </xsl:text>
            <a href="{$root}{r:site/r:paper}"><w:say code="page.paper"/></a>
          </xsl:if>
          <xsl:if test="r:site/r:publisher"><xsl:value-of select="concat(' · ', r:site/r:publisher)"/></xsl:if>
        </p>
      </footer>
    </body>
  </html>
</xsl:template>

<!-- a scenario says so before anything that follows from it -->
<xsl:template match="r:scenario">
  <aside class="scenario" w:aria-label="scenario.label">
    <p><b><w:say code="scenario.label"/></b><xsl:text> </xsl:text><w:say code="scenario.about"/></p>
    <ul><xsl:for-each select="r:reason"><li><xsl:apply-templates select="." mode="say"/></li></xsl:for-each></ul>
  </aside>
</xsl:template>

<!-- what the page says of itself to those that link to it -->
<xsl:template name="described">
  <xsl:param name="heading"/>
  <xsl:variable name="description">
    <xsl:choose>
      <xsl:when test="r:site/r:description"><xsl:value-of select="r:site/r:description"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="@kind" mode="term"/>
        <xsl:value-of select="concat(': ', $heading, '. ', r:site/r:brand/r:name)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <meta name="description" content="{$description}"/>
  <xsl:if test="r:site/r:address">
    <link rel="canonical" href="{r:site/r:address}"/>
    <meta property="og:title" content="{$heading}"/>
    <meta property="og:type" content="website"/>
    <meta property="og:url" content="{r:site/r:address}"/>
    <meta property="og:site_name" content="{r:site/r:brand/r:name}"/>
    <meta property="og:description" content="{$description}"/>
  </xsl:if>
  <xsl:if test="r:site/r:linked">
    <script type="application/ld+json"><xsl:value-of select="r:site/r:linked"/></script>
  </xsl:if>
</xsl:template>

<xsl:template match="r:brand" mode="name"><xsl:value-of select="r:name"/></xsl:template>
<xsl:template match="r:brand[r:logo]" mode="name"><img src="{$root}{r:logo}" alt="{r:name}"/></xsl:template>

<!-- the six places that everything belongs to -->
<xsl:template name="navigation">
  <ul>
    <xsl:call-template name="to"><xsl:with-param name="page" select="'overview'"/><xsl:with-param name="path" select="'index.html'"/></xsl:call-template>
    <!-- an archive of terms without any clause or law has documents and changes -->
    <xsl:if test="not($lacks = 'clauses')"><xsl:call-template name="to"><xsl:with-param name="page" select="'registry'"/></xsl:call-template></xsl:if>
    <xsl:if test="$lacks = 'clauses'"><xsl:call-template name="to"><xsl:with-param name="page" select="'documents'"/></xsl:call-template></xsl:if>
    <xsl:if test="not($lacks = 'law') or not($lacks = 'clauses')"><xsl:call-template name="to"><xsl:with-param name="page" select="'laws'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="to"><xsl:with-param name="page" select="'changes'"/></xsl:call-template>
    <xsl:if test="not($lacks = 'law') or not($lacks = 'clauses')"><xsl:call-template name="to"><xsl:with-param name="page" select="'to-do'"/></xsl:call-template></xsl:if>
    <xsl:if test="$outputs = 'search'"><xsl:call-template name="to"><xsl:with-param name="page" select="'search'"/></xsl:call-template></xsl:if>
  </ul>
</xsl:template>

<!-- the rest, in the foot -->
<xsl:template name="more">
  <ul>
    <xsl:if test="not($lacks = 'law') or not($lacks = 'clauses')">
      <xsl:call-template name="to"><xsl:with-param name="page" select="'applicability'"/></xsl:call-template>
      <xsl:call-template name="to"><xsl:with-param name="page" select="'parties'"/></xsl:call-template>
      <xsl:call-template name="to"><xsl:with-param name="page" select="'coverage'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="to"><xsl:with-param name="page" select="'timeline'"/></xsl:call-template>
    <xsl:if test="not($lacks = 'law') or not($lacks = 'clauses')"><xsl:call-template name="to"><xsl:with-param name="page" select="'questions'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="to"><xsl:with-param name="page" select="'corrections'"/></xsl:call-template>
  </ul>
</xsl:template>

<xsl:template name="to">
  <xsl:param name="page"/>
  <xsl:param name="path" select="concat($page, '.html')"/>
  <li>
    <a href="{$root}{$path}">
      <xsl:choose>
        <xsl:when test="r:site/r:self = $path"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:when>
        <!-- a part of it, or a page that belongs there -->
        <xsl:when test="r:site/r:place = $page or ($page = 'documents' and r:site/r:place = 'registry') or @kind = $page or starts-with(r:site/r:self, concat($page, '/'))"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:when>
      </xsl:choose>
      <!-- an archive without clauses rates nothing -->
      <xsl:if test="$page = 'overview' and $lacks = 'clauses'"><w:say code="page.overview"/></xsl:if>
      <xsl:if test="$page != 'overview' or not($lacks = 'clauses')">
        <xsl:call-template name="term"><xsl:with-param name="word" select="$page"/><xsl:with-param name="of" select="'kind'"/></xsl:call-template>
      </xsl:if>
    </a>
  </li>
</xsl:template>

<!-- the sections of this page; the number beside a heading is no part of its name -->
<xsl:template name="here">
  <xsl:param name="headings"/>
  <details class="here">
    <summary><w:say code="page.here"/></summary>
    <nav w:aria-label="page.here">
      <p><w:say code="page.here"/></p>
      <ol>
        <xsl:for-each select="$headings">
          <li><a href="#{@id}"><xsl:for-each select="node()[not(self::span)]"><xsl:value-of select="."/></xsl:for-each></a></li>
        </xsl:for-each>
      </ol>
    </nav>
  </details>
</xsl:template>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="r:title"/></xsl:template>
<xsl:template match="r:report" mode="below-title"/>
<!-- what a page kind has to say to machines alone -->
<xsl:template match="r:report" mode="head"/>

<xsl:template match="r:crumbs">
  <nav class="crumbs" w:aria-label="page.crumbs">
    <ol>
      <xsl:for-each select="r:crumb"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each>
    </ol>
  </nav>
</xsl:template>

<!-- in one line; the whole of it stands at the end -->
<xsl:template name="disclaimer">
  <p class="disclaimer">
    <xsl:for-each select="r:notices/r:reason[@code = 'notice.unreviewed']">
      <xsl:apply-templates select="." mode="say"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <w:say code="page.disclaimer"><w:arg name="notices"><a href="#the.notices"><w:words/></a></w:arg></w:say>
  </p>
</xsl:template>

<xsl:template match="r:notices">
  <aside class="notices" id="the.notices" w:aria-label="page.notices">
    <xsl:apply-templates select="." mode="reasons"/>
    <xsl:call-template name="known"/>
  </aside>
</xsl:template>

<!-- until when the page holds, and when its law was read, in a quiet line -->
<xsl:template name="known">
  <p class="known">
    <xsl:for-each select="/r:report/r:holds[r:reason]|/r:report/r:read[r:reason]">
      <span><xsl:apply-templates select="." mode="sentences"/></span>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <a href="{$root}methodology.html#build"><w:say code="page.build"/></a>
  </p>
</xsl:template>

<!-- what a footnote needs; a page cannot hold its own digest, its XML has one -->
<xsl:template name="cite">
  <xsl:param name="heading"/>
  <aside class="cite" w:aria-label="page.cite">
    <p>
      <b><w:say code="page.cite-as"/></b>
      <xsl:text> </xsl:text>
      <xsl:value-of select="concat($heading, '. ', r:site/r:brand/r:name, '. ')"/>
      <xsl:choose>
        <xsl:when test="r:site/r:address"><xsl:value-of select="r:site/r:address"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="r:site/r:self"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>. </xsl:text>
      <xsl:if test="r:holds/r:reason">
        <xsl:apply-templates select="r:holds" mode="sentences"/>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="r:site/r:sha256">
          <w:say code="page.digest">
            <w:arg name="xml"><a href="{$root}{r:site/r:twin}"><w:words/></a></w:arg>
            <w:arg name="digest"><code><xsl:value-of select="r:site/r:sha256"/></code></w:arg>
          </w:say>
        </xsl:when>
        <xsl:otherwise>
          <w:say code="page.digest-elsewhere">
            <w:arg name="manifest"><a href="{$root}manifest.json"><w:words/></a></w:arg>
          </w:say>
        </xsl:otherwise>
      </xsl:choose>
    </p>
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

<!-- what the page lists, of the whole site, for a spreadsheet -->
<xsl:template match="r:site/r:table">
  <p class="table">
    <a href="{$root}{.}">
      <xsl:call-template name="term">
        <xsl:with-param name="word" select="substring-before(substring-after(., '/'), '.')"/>
        <xsl:with-param name="of" select="'table'"/>
      </xsl:call-template>
    </a>
  </p>
</xsl:template>

<!-- the other parts of a page whose lists are long -->
<xsl:template name="parts">
  <xsl:if test="r:site/r:previous or r:site/r:next">
    <nav class="parts" w:aria-label="page.parts">
      <xsl:if test="r:site/r:previous"><a rel="prev" href="{$root}{r:site/r:previous}"><w:say code="page.previous"/></a></xsl:if>
      <xsl:if test="r:site/r:next"><a rel="next" href="{$root}{r:site/r:next}"><w:say code="page.next"/></a></xsl:if>
    </nav>
  </xsl:if>
</xsl:template>

<!-- a line above a long list: its parts by what they begin with; of many those around this one, the first and the last -->
<xsl:template match="r:parts">
  <xsl:variable name="self" select="count(r:part[@href = current()/../r:self]/preceding-sibling::r:part) + 1"/>
  <p>
    <xsl:for-each select="r:part[position() = 1 or position() = last() or last() &lt; 32 or (position() &gt; $self - 8 and position() &lt; $self + 8)]">
      <xsl:if test="position() &gt; 1"> · </xsl:if>
      <a href="{$root}{@href}">
        <xsl:if test="@href = ../../r:self"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:value-of select="r:begins"/>
      </a>
    </xsl:for-each>
  </p>
</xsl:template>

<!-- what there is to say of the page's making; its kind may say more -->
<xsl:template match="r:report" mode="record">
  <xsl:variable name="rows"><xsl:apply-templates select="." mode="record-rows"/></xsl:variable>
  <xsl:if test="string($rows)">
    <section class="record" aria-labelledby="the.record">
      <h2 id="the.record"><w:say code="page.record"/></h2>
      <dl><xsl:copy-of select="$rows"/></dl>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="record-rows">
  <xsl:if test="r:library">
    <dt><w:say code="page.library"/></dt>
    <dd>
      <w:say code="page.library-of"><w:arg name="library"><code><xsl:value-of select="r:library"/></code></w:arg></w:say>
      <xsl:if test="r:library-commit">
        <xsl:text> </xsl:text>
        <w:say code="page.library-commit"><w:arg name="commit"><code><xsl:value-of select="r:library-commit"/></code></w:arg></w:say>
      </xsl:if>
    </dd>
  </xsl:if>
  <xsl:if test="r:instead">
    <dt><w:say code="page.instead"/></dt>
    <dd><xsl:apply-templates select="r:instead" mode="prose"/></dd>
  </xsl:if>
  <xsl:if test="@kind = 'provision'">
    <dt><w:say code="page.pack"/></dt>
    <dd>
      <w:say code="page.pack-command">
        <w:arg name="command"><code>regc pack <xsl:value-of select="@id"/> -o <w:say code="page.folder"/></code></w:arg>
      </w:say>
    </dd>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
