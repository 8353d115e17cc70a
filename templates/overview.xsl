<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page: where exposure is, for whom and why; what changed, what comes, what is not known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:project/r:description" mode="prose"/>
  <xsl:apply-templates select="r:figures"/>
  <xsl:apply-templates select="r:breakdowns/r:breakdown"/>
  <xsl:apply-templates select="r:coming"/>
  <xsl:apply-templates select="r:changes"/>
  <xsl:apply-templates select="r:topics/r:topic"/>
  <section aria-labelledby="the.index">
    <h2 id="the.index"><w:say code="overview.index"/></h2>
    <xsl:apply-templates select="r:lists/r:list"/>
  </section>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:build"/>
</xsl:template>

<!-- ======== figures ======== -->

<xsl:template match="r:figures">
  <section aria-labelledby="the.figures">
    <h2 id="the.figures">
      <xsl:choose>
        <xsl:when test="/r:report/r:build"><w:say code="overview.figures-on" on="/r:report/r:build/r:as-of"/></xsl:when>
        <xsl:otherwise><w:say code="overview.figures"/></xsl:otherwise>
      </xsl:choose>
    </h2>
    <dl class="figures"><xsl:apply-templates select="r:figure[@value &gt; 0 or @of]"/></dl>
  </section>
</xsl:template>

<xsl:template match="r:figure">
  <div>
    <dt><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'figure'"/></xsl:apply-templates></dt>
    <dd>
      <xsl:variable name="n"><xsl:call-template name="counted"><xsl:with-param name="n" select="@value"/></xsl:call-template></xsl:variable>
      <xsl:choose>
        <xsl:when test="@of"><w:say code="parts.of" of="@of"><w:arg name="n"><xsl:copy-of select="$n"/></w:arg></w:say></xsl:when>
        <xsl:otherwise><xsl:copy-of select="$n"/></xsl:otherwise>
      </xsl:choose>
    </dd>
  </div>
</xsl:template>

<!-- a number; a link to what it counts where that is listed -->
<xsl:template name="counted">
  <xsl:param name="n"/>
  <xsl:param name="list" select="@list"/>
  <xsl:choose>
    <xsl:when test="$list and ($n &gt; 0 or self::r:figure[@of])"><a href="{$root}{$list}"><xsl:value-of select="$n"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$n"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== exposure ======== -->

<xsl:template match="r:breakdown[@name = 'platform']">
  <section class="exposures" aria-labelledby="exposure.platform">
    <h2 id="exposure.platform"><w:say code="overview.by-platform"/></h2>
    <p>
      <w:say code="overview.counting">
        <w:arg name="rule"><a href="{$root}methodology.html"><w:words/></a></w:arg>
      </w:say>
    </p>
    <xsl:call-template name="bands"><xsl:with-param name="caption"><w:say code="overview.platform-bands"/></xsl:with-param></xsl:call-template>
  </section>
</xsl:template>

<xsl:template match="r:breakdown[@name = 'place']">
  <section class="exposures" aria-labelledby="exposure.place">
    <h2 id="exposure.place"><w:say code="overview.by-place"/></h2>
    <p>
      <w:say code="overview.place"/>
      <xsl:if test="@rest &gt; 0">
        <xsl:text> </xsl:text>
        <w:say code="overview.other-places" n="@rest">
          <w:arg name="places"><a href="{$root}index.html#list.jurisdictions"><w:words/></a></w:arg>
        </w:say>
      </xsl:if>
    </p>
    <xsl:call-template name="flags"/>
    <xsl:call-template name="bands"><xsl:with-param name="caption"><w:say code="overview.place-bands"/></xsl:with-param></xsl:call-template>
  </section>
</xsl:template>

<xsl:template name="bands">
  <xsl:param name="caption"/>
  <xsl:variable name="first"><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'breakdown'"/></xsl:apply-templates></xsl:variable>
  <div class="wide">
    <table class="stack numbers bands">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="$first"/></th>
          <th scope="col" class="number"><w:say code="column.clauses"/></th>
          <xsl:for-each select="r:sum/r:tally/@*">
            <th scope="col" class="number"><xsl:call-template name="column"/></th>
          </xsl:for-each>
          <th scope="col"><w:say code="overview.share"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="r:rows/r:row" mode="bands"/></tbody>
      <tfoot><xsl:apply-templates select="r:sum" mode="bands"/></tfoot>
    </table>
  </div>
</xsl:template>

<xsl:template name="flags">
  <div class="wide">
    <table class="stack numbers">
      <caption><w:say code="overview.place-flags"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.place"/></th>
          <xsl:for-each select="r:sum/r:states/@*"><th scope="col" class="number"><xsl:call-template name="column"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="r:rows/r:row" mode="flags"/></tbody>
      <tfoot><xsl:apply-templates select="r:sum" mode="flags"/></tfoot>
    </table>
  </div>
</xsl:template>

<!-- the name of a count: a band, a state, or their sum -->
<xsl:template name="column">
  <xsl:choose>
    <xsl:when test="local-name() = 'of'"><w:say code="column.sum"/></xsl:when>
    <xsl:when test="parent::r:states"><xsl:value-of select="w:term('state', local-name())"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="w:term('exposure', local-name())"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="head">
  <th scope="row">
    <xsl:apply-templates select="r:unit" mode="value"/>
    <xsl:if test="not(r:unit)"><w:say code="column.sum"/></xsl:if>
  </th>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="bands">
  <xsl:variable name="list" select="@list[not(../r:states)]"/>
  <tr>
    <xsl:apply-templates select="." mode="head"/>
    <td class="number" w:data-label="column.clauses"><xsl:call-template name="counted"><xsl:with-param name="n" select="@clauses"/><xsl:with-param name="list" select="$list"/></xsl:call-template></td>
    <xsl:for-each select="r:tally/@*">
      <xsl:variable name="label"><xsl:call-template name="column"/></xsl:variable>
      <td class="number" data-label="{$label}"><xsl:call-template name="counted"><xsl:with-param name="n" select="."/><xsl:with-param name="list" select="$list"/></xsl:call-template></td>
    </xsl:for-each>
    <td class="share"><xsl:apply-templates select="r:tally[@of &gt; 0]" mode="bar"/></td>
  </tr>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="flags">
  <xsl:variable name="list" select="@list"/>
  <tr>
    <xsl:apply-templates select="." mode="head"/>
    <xsl:for-each select="r:states/@*">
      <xsl:variable name="label"><xsl:call-template name="column"/></xsl:variable>
      <td class="number" data-label="{$label}">
        <xsl:call-template name="counted">
          <xsl:with-param name="n" select="."/>
          <xsl:with-param name="list" select="$list[local-name(current()) != 'none' and local-name(current()) != 'of']"/>
        </xsl:call-template>
      </td>
    </xsl:for-each>
  </tr>
</xsl:template>

<!-- the numbers of the row as a strip: each row is a whole of its own -->
<xsl:template match="r:tally" mode="bar">
  <svg class="bar" viewBox="0 0 {@of} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="critical" x="0" width="{@critical}" height="1"/>
    <rect class="high" x="{@critical}" width="{@high}" height="1"/>
    <rect class="medium" x="{@critical + @high}" width="{@medium}" height="1"/>
    <rect class="low" x="{@critical + @high + @medium}" width="{@low}" height="1"/>
  </svg>
</xsl:template>

<!-- ======== what comes, what changed, what is not known ======== -->

<xsl:template match="r:coming">
  <section aria-labelledby="the.coming">
    <h2 id="the.coming"><w:say code="overview.coming"/></h2>
    <xsl:choose>
      <xsl:when test="r:entries/r:entry">
        <div class="wide">
          <table class="stack">
            <caption>
              <xsl:choose>
                <xsl:when test="@total &gt; count(r:entries/r:entry)"><w:say code="overview.coming-first" days="@days" n="count(r:entries/r:entry)" of="@total"/></xsl:when>
                <xsl:otherwise><w:say code="overview.coming-all" days="@days"/></xsl:otherwise>
              </xsl:choose>
            </caption>
            <thead><tr><th scope="col"><w:say code="column.rule"/></th><th scope="col"><w:say code="overview.happens"/></th><th scope="col"><w:say code="column.law"/></th><th scope="col" class="number"><w:say code="column.clauses-mapped"/></th></tr></thead>
            <tbody>
              <xsl:for-each select="r:entries/r:entry">
                <tr>
                  <th scope="row"><xsl:apply-templates select="r:obligation" mode="value"/><xsl:if test="r:citation"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if></th>
                  <td w:data-label="overview.happens"><xsl:apply-templates select="r:says" mode="sentences"/></td>
                  <td w:data-label="column.law"><xsl:apply-templates select="r:law" mode="value"/></td>
                  <td class="number" w:data-label="column.clauses-mapped"><xsl:value-of select="@clauses"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p class="none"><w:say code="overview.coming-none" days="@days"/></p></xsl:otherwise>
    </xsl:choose>
    <p><a href="{$root}timeline.html"><w:say code="overview.timeline"/></a></p>
  </section>
</xsl:template>

<xsl:template match="r:changes">
  <section aria-labelledby="the.changes">
    <h2 id="the.changes"><w:say code="overview.changes"/></h2>
    <xsl:if test="not(r:entries/r:entry)"><p class="none"><w:say code="overview.no-change"/></p></xsl:if>
    <xsl:if test="r:entries/r:entry">
      <div class="wide">
        <table class="stack">
          <caption><w:say code="overview.latest" n="count(r:entries/r:entry)" of="@of"/></caption>
          <thead><tr><th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="column.document"/></th><th scope="col"><w:say code="column.platform"/></th><th scope="col"><w:say code="column.class"/></th><th scope="col" class="number"><w:say code="change.clauses"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:entries/r:entry">
              <tr>
                <th scope="row"><a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:on" mode="value"/></a></th>
                <td w:data-label="column.document"><xsl:apply-templates select="r:document" mode="value"/></td>
                <td w:data-label="column.platform"><xsl:apply-templates select="r:platform" mode="value"/></td>
                <td w:data-label="column.class"><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></td>
                <td class="number" w:data-label="change.clauses"><xsl:value-of select="@touches"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <p><a href="{$root}changes.html"><w:say code="overview.all-changes"/></a></p>
  </section>
</xsl:template>

<xsl:template match="r:topic">
  <section aria-labelledby="the.open">
    <h2 id="the.open"><w:say code="overview.open"/></h2>
    <p><xsl:apply-templates select="r:says" mode="sentences"/></p>
    <xsl:if test="r:points/r:point">
      <div class="wide">
        <table class="stack">
          <caption>
            <xsl:choose>
              <xsl:when test="count(r:points/r:point) &lt; @total"><w:say code="overview.first-points" n="count(r:points/r:point)" of="@total"/></xsl:when>
              <xsl:otherwise><w:say code="overview.points"/></xsl:otherwise>
            </xsl:choose>
          </caption>
          <thead><tr><th scope="col"><w:say code="applicability-platform.to-find-out"/></th><th scope="col" class="number"><w:say code="overview.depending"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:points/r:point">
              <tr>
                <th scope="row"><xsl:apply-templates select="r:says" mode="sentences"/></th>
                <td class="number" w:data-label="overview.depending"><a href="{$root}questions.html#{@name}"><xsl:value-of select="@n"/></a></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <p><a href="{$root}questions.html"><w:say code="overview.questions"/></a></p>
  </section>
</xsl:template>

<!-- ======== all that is listed, in short ======== -->

<xsl:template match="r:list">
  <section class="index" aria-labelledby="list.{@name}">
    <h3 id="list.{@name}">
      <xsl:apply-templates select="@name" mode="list-name"/>
      <span class="count">
        <xsl:choose>
          <xsl:when test="r:entries/r:entry/r:count"><w:say code="overview.each-with-clauses" total="@total"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@total"/></xsl:otherwise>
        </xsl:choose>
      </span>
    </h3>
    <xsl:if test="not(r:entries/r:entry)"><p class="none"><w:say code="parts.none"/></p></xsl:if>
    <xsl:if test="r:entries/r:entry">
      <ul class="plain columns">
        <xsl:for-each select="r:entries/r:entry">
          <li>
            <xsl:apply-templates select="r:unit" mode="value"/>
            <xsl:if test="r:count"><span class="count"><xsl:value-of select="r:count"/></span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </section>
</xsl:template>

</xsl:stylesheet>
