<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page: where exposure is, for whom and why; what changed, what comes, what is not known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<!-- sections of a brief; the frame is that of the page -->
<xsl:import href="regc:brief.xsl"/>
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:if test="not($lacks = 'clauses')">
    <xsl:choose>
      <xsl:when test="r:briefing"><xsl:apply-templates select="r:briefing" mode="first"/></xsl:when>
      <xsl:when test="r:figures"><xsl:apply-templates select="r:heat" mode="answer"/></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="r:heat[r:rows/r:row]"/>
    <xsl:apply-templates select="r:year"/>
    <xsl:apply-templates select="r:topics/r:topic"/>
    <xsl:apply-templates select="r:changes"/>
    <section aria-labelledby="the.numbers">
      <h2 id="the.numbers"><w:say code="overview.numbers"/></h2>
      <p>
        <w:say code="overview.counting">
          <w:arg name="rule"><a href="{$root}methodology.html"><w:words/></a></w:arg>
        </w:say>
      </p>
      <xsl:apply-templates select="r:exposure/r:standings" mode="bearers"/>
      <xsl:apply-templates select="r:breakdowns/r:breakdown"/>
      <xsl:apply-templates select="r:figures"/>
    </section>
    <section aria-labelledby="the.index">
      <h2 id="the.index"><w:say code="overview.index"/></h2>
      <xsl:apply-templates select="r:project/r:description" mode="prose"/>
      <xsl:apply-templates select="r:lists/r:list"/>
    </section>
  </xsl:if>
  <xsl:if test="$lacks = 'clauses'">
    <xsl:apply-templates select="r:figures" mode="archive"/>
    <xsl:apply-templates select="r:project/r:description" mode="prose"/>
    <xsl:apply-templates select="r:changes"/>
    <xsl:apply-templates select="r:site/r:parts"/>
    <xsl:apply-templates select="r:lists/r:list[@name = 'platforms' or @total &gt; 0]"/>
    <xsl:apply-templates select="r:figures"/>
  </xsl:if>
</xsl:template>

<!-- an archive of terms without clauses says what is in it -->
<xsl:template match="r:figures" mode="archive">
  <div class="answer">
    <p>
      <w:say code="overview.archive" platforms="r:figure[@name = 'platform']/@value" n="r:figure[@name = 'document']/@value" changes="../r:changes/@of" year="../r:changes/@of-year">
        <w:arg name="documents"><a href="{$root}documents.html"><w:words/></a></w:arg>
        <w:arg name="all"><a href="{$root}changes.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </div>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:build"/>
</xsl:template>

<!-- ======== the answer ======== -->

<xsl:template match="r:heat" mode="answer">
  <xsl:variable name="standings" select="/r:report/r:exposure/r:standings"/>
  <xsl:variable name="established" select="r:leads/r:lead[@kind = 'established']"/>
  <xsl:variable name="conditional" select="r:leads/r:lead[@kind = 'conditional']"/>
  <div class="answer">
    <p>
      <w:say code="overview.answer" on="/r:report/r:build/r:as-of" n="$established/@n" serious="$established/@serious" open="$conditional/@n" could="$conditional/@serious">
        <w:arg name="names">
          <xsl:for-each select="$established/r:platforms/r:platform">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <a href="{$root}briefs/{substring-after(@ref, ':')}.html"><xsl:value-of select="."/></a>
          </xsl:for-each>
          <xsl:if test="$established/@serious &gt; count($established/r:platforms/r:platform)"><xsl:text> </xsl:text><w:say code="to-do.more-platforms" n="$established/@serious - count($established/r:platforms/r:platform)"/></xsl:if>
        </w:arg>
      </w:say>
      <xsl:text> </xsl:text>
      <w:say code="overview.answer-mappings" of="$standings/@of" rated="$standings/@rated" conditional="$standings/@conditional" none="$standings/@none"/>
    </p>
  </div>
</xsl:template>

<!-- of a site about one platform, its brief -->
<xsl:template match="r:briefing" mode="first">
  <div class="answer">
    <xsl:for-each select="r:sections/r:section[@name = 'exposed']">
      <p><xsl:apply-templates select="r:says" mode="answer"/></p>
    </xsl:for-each>
  </div>
  <xsl:for-each select="r:sections/r:section[@name = 'exposed'][r:points/r:point]">
    <ul><xsl:apply-templates select="r:points/r:point" mode="brief"/></ul>
  </xsl:for-each>
  <xsl:apply-templates select="r:sections/r:section[@name != 'exposed']" mode="brief"/>
  <p><a href="{$root}{/r:report/r:heat/r:rows/r:row[@of = 'subject']/r:brief}"><w:say code="overview.brief"/></a></p>
</xsl:template>

<!-- ======== what each platform bears under each law ======== -->

<xsl:template match="r:heat">
  <xsl:variable name="others" select="r:rows/r:row[@of = 'others']"/>
  <section aria-labelledby="the.heat">
    <h2 id="the.heat"><w:say code="overview.heat"/></h2>
    <p><w:say code="overview.heat-is"/></p>
    <xsl:call-template name="heat"><xsl:with-param name="rows" select="r:rows/r:row[not(@of = 'others')]"/></xsl:call-template>
    <xsl:if test="$others">
      <details class="others">
        <summary><w:say code="overview.heat-others" n="count($others)"/></summary>
        <xsl:call-template name="heat"><xsl:with-param name="rows" select="$others"/></xsl:call-template>
      </details>
    </xsl:if>
    <ul class="plain legend">
      <li><span class="tint established tint-high"><xsl:value-of select="w:term('exposure', 'high')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-established"/></li>
      <li><span class="tint conditional tint-high"><w:say code="parts.cell-conditional" band="w:term('exposure', 'high')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-conditional"/></li>
      <li><span class="tint not-established"><w:say code="parts.cell-not-established" band="w:term('exposure', 'high')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-not-established"/></li>
      <li><span class="tint others"><xsl:value-of select="w:term('cell', 'others')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-others"/></li>
      <li><span class="tint open"><xsl:value-of select="w:term('cell', 'open')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-open"/></li>
      <li><span class="tint nothing"><xsl:value-of select="w:term('cell', 'nothing')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-nothing"/></li>
      <li><span class="tint unratable"><xsl:value-of select="w:term('cell', 'unratable')"/></span><xsl:text> </xsl:text><w:say code="overview.legend-unratable"/></li>
    </ul>
  </section>
</xsl:template>

<!-- columns of their own, and one for the laws that share it -->
<xsl:template name="heat">
  <xsl:param name="rows"/>
  <xsl:variable name="columns" select="/r:report/r:heat/r:columns/r:column"/>
  <xsl:variable name="rest" select="/r:report/r:heat/@rest"/>
  <div class="wide">
    <table class="stack heat">
      <caption><w:say code="overview.heat-caption"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.platform"/></th>
          <xsl:for-each select="$columns">
            <th scope="col"><a href="{$root}{r:law/@href}"><xsl:call-template name="law-name"/></a></th>
          </xsl:for-each>
          <xsl:if test="$rest &gt; 0"><th scope="col"><w:say code="overview.heat-rest" n="$rest"/></th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <th scope="row"><a href="{$root}{r:brief}"><xsl:value-of select="r:unit"/></a></th>
            <xsl:for-each select="r:cells/r:cell">
              <xsl:variable name="at" select="position()"/>
              <xsl:variable name="label">
                <xsl:for-each select="$columns[$at]"><xsl:call-template name="law-name"/></xsl:for-each>
                <xsl:if test="not($columns[$at])"><w:say code="overview.heat-rest" n="$rest"/></xsl:if>
              </xsl:variable>
              <td data-label="{$label}"><xsl:apply-templates select="self::r:cell[@kind != 'unmapped']" mode="exposed"/></td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="law-name">
  <xsl:choose>
    <xsl:when test="r:short"><xsl:value-of select="r:short"/></xsl:when>
    <xsl:when test="r:place"><xsl:value-of select="r:place"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="r:law"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== the next twelve months ======== -->

<xsl:template match="r:year">
  <section aria-labelledby="the.year">
    <h2 id="the.year"><w:say code="overview.year"/></h2>
    <ol class="months">
      <xsl:for-each select="r:months/r:month">
        <li>
          <xsl:if test="@n &gt; 0"><xsl:attribute name="class">busy</xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="@shown &gt; 0"><a href="#month.{@month}"><xsl:apply-templates select="@month" mode="term"/></a></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="@month" mode="term"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@n &gt; 0"><b><w:say code="overview.dates" n="@n"/></b></xsl:if>
        </li>
      </xsl:for-each>
    </ol>
    <xsl:if test="not(r:days/r:day)"><p class="none"><w:say code="overview.year-none"/></p></xsl:if>
    <xsl:if test="r:days/r:day">
      <div class="wide">
        <table class="stack">
          <caption>
            <xsl:choose>
              <xsl:when test="@total &gt; count(r:days/r:day)"><w:say code="overview.year-first" n="count(r:days/r:day)" of="@total"/></xsl:when>
              <xsl:otherwise><w:say code="overview.year-all"/></xsl:otherwise>
            </xsl:choose>
          </caption>
          <thead><tr><th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="to-do.action"/></th><th scope="col"><w:say code="to-do.owner"/></th></tr></thead>
          <tbody><xsl:apply-templates select="r:days/r:day"/></tbody>
        </table>
      </div>
    </xsl:if>
    <p>
      <xsl:if test="@others &gt; 0"><w:say code="overview.year-others" n="@others"/><xsl:text> </xsl:text></xsl:if>
      <w:say code="overview.year-more">
        <w:arg name="todo"><a href="{$root}to-do.html"><w:words/></a></w:arg>
        <w:arg name="timeline"><a href="{$root}timeline.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </section>
</xsl:template>

<xsl:template match="r:day">
  <xsl:variable name="month" select="substring(r:on, 1, 7)"/>
  <tr>
    <xsl:if test="not(preceding-sibling::r:day[substring(r:on, 1, 7) = $month])"><xsl:attribute name="id"><xsl:value-of select="concat('month.', $month)"/></xsl:attribute></xsl:if>
    <th scope="row"><xsl:apply-templates select="r:on" mode="term"/></th>
    <td w:data-label="to-do.action">
      <xsl:choose>
        <xsl:when test="@kind = 'duty'">
          <a href="{$root}{r:obligation/@href}"><xsl:value-of select="r:citation"/></a>
          <xsl:value-of select="concat(': ', r:obligation, '. ')"/>
          <span class="note"><xsl:apply-templates select="r:says" mode="sentences"/></span>
        </xsl:when>
        <xsl:when test="@n">
          <w:say code="overview.tasks" n="@n" kind="w:term('due', @kind)"><w:arg name="todo"><a href="{$root}to-do.html"><w:words/></a></w:arg></w:say>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="r:what"/>
          <xsl:apply-templates select="r:says" mode="sentences"/>
          <span class="note"><xsl:text> </xsl:text><xsl:apply-templates select="r:provision" mode="value"/></span>
        </xsl:otherwise>
      </xsl:choose>
    </td>
    <td w:data-label="to-do.owner">
      <xsl:choose>
        <xsl:when test="@kind = 'duty'">
          <xsl:for-each select="r:addressed/r:role">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="." mode="value"/>
          </xsl:for-each>
          <span class="note">
            <xsl:text> </xsl:text>
            <xsl:if test="@bound &gt; 0">
              <w:say code="overview.binds" n="@bound">
                <w:arg name="platforms">
                  <xsl:for-each select="r:platforms/r:platform">
                    <xsl:if test="position() &gt; 1">, </xsl:if>
                    <xsl:apply-templates select="." mode="value"/>
                  </xsl:for-each>
                  <xsl:if test="@bound &gt; count(r:platforms/r:platform)"><xsl:text> </xsl:text><w:say code="to-do.more-platforms" n="@bound - count(r:platforms/r:platform)"/></xsl:if>
                </w:arg>
              </w:say>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:if test="@open &gt; 0"><w:say code="overview.may-bind" n="@open"/></xsl:if>
          </span>
        </xsl:when>
        <xsl:when test="r:owner"><xsl:value-of select="r:owner"/></xsl:when>
        <xsl:when test="@n"/>
        <xsl:otherwise><xsl:value-of select="w:term('who', 'nobody')"/></xsl:otherwise>
      </xsl:choose>
    </td>
  </tr>
</xsl:template>

<!-- ======== figures ======== -->

<xsl:template match="r:figures">
  <details>
    <summary><w:say code="overview.figures"/></summary>
    <dl class="figures"><xsl:apply-templates select="r:figure[@value &gt; 0 or @of]"/></dl>
  </details>
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

<!-- ======== exposure in numbers ======== -->

<!-- what is rated and what may be, by who bears it -->
<xsl:template match="r:standings" mode="bearers">
  <div class="wide">
    <table class="stack numbers">
      <caption><w:say code="overview.by-bearer"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="overview.bearer"/></th>
          <th scope="col"><w:say code="column.state"/></th>
          <xsl:for-each select="r:bearers/r:borne[1]/r:rated/@*"><th scope="col" class="number"><xsl:call-template name="column"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:bearers/r:borne">
          <xsl:variable name="bearer" select="w:term('bearer', @bearer)"/>
          <xsl:for-each select="r:rated|r:established|r:conditional">
            <tr>
              <xsl:if test="position() = 1"><th scope="rowgroup" rowspan="3"><xsl:value-of select="$bearer"/></th></xsl:if>
              <td><xsl:value-of select="w:term('standing-of', local-name())"/></td>
              <xsl:for-each select="@*">
                <xsl:variable name="label"><xsl:call-template name="column"/></xsl:variable>
                <td class="number" data-label="{$label}"><xsl:value-of select="."/></td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:breakdown[@name = 'platform']">
  <details id="exposure.platform">
    <summary><w:say code="overview.by-platform"/></summary>
    <xsl:call-template name="standings"><xsl:with-param name="caption"><w:say code="overview.platform-standings"/></xsl:with-param></xsl:call-template>
  </details>
</xsl:template>

<xsl:template match="r:breakdown[@name = 'place']">
  <details id="exposure.place">
    <summary><w:say code="overview.by-place"/></summary>
    <p>
      <w:say code="overview.place"/>
      <xsl:if test="@rest &gt; 0">
        <xsl:text> </xsl:text>
        <w:say code="overview.other-places" n="@rest">
          <w:arg name="places"><a href="{$root}laws.html#list.jurisdictions"><w:words/></a></w:arg>
        </w:say>
      </xsl:if>
    </p>
    <xsl:call-template name="flags"/>
    <xsl:call-template name="standings"><xsl:with-param name="caption"><w:say code="overview.place-standings"/></xsl:with-param></xsl:call-template>
  </details>
</xsl:template>

<!-- how mappings stand; the columns but the first add up to the last -->
<xsl:template name="standings">
  <xsl:param name="caption"/>
  <xsl:variable name="first"><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'breakdown'"/></xsl:apply-templates></xsl:variable>
  <div class="wide">
    <table class="stack numbers">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="$first"/></th>
          <th scope="col" class="number"><w:say code="column.clauses"/></th>
          <xsl:for-each select="r:sum/r:standings/@*[local-name() != 'established']">
            <th scope="col" class="number"><xsl:call-template name="column"/></th>
          </xsl:for-each>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="r:rows/r:row" mode="standings"/></tbody>
      <tfoot><xsl:apply-templates select="r:sum" mode="standings"/></tfoot>
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

<!-- the name of a count: a band, a state, a standing, or their sum -->
<xsl:template name="column">
  <xsl:choose>
    <xsl:when test="local-name() = 'of'"><w:say code="column.sum"/></xsl:when>
    <xsl:when test="parent::r:states"><xsl:value-of select="w:term('state', local-name())"/></xsl:when>
    <xsl:when test="parent::r:standings"><xsl:value-of select="w:term('standing-of', local-name())"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="w:term('exposure', local-name())"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="head">
  <th scope="row">
    <xsl:apply-templates select="r:unit" mode="value"/>
    <xsl:if test="not(r:unit)"><w:say code="column.sum"/></xsl:if>
  </th>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="standings">
  <xsl:variable name="list" select="@list[not(../r:states)]"/>
  <tr>
    <xsl:apply-templates select="." mode="head"/>
    <td class="number" w:data-label="column.clauses"><xsl:call-template name="counted"><xsl:with-param name="n" select="@clauses"/><xsl:with-param name="list" select="$list"/></xsl:call-template></td>
    <xsl:for-each select="r:standings/@*[local-name() != 'established']">
      <xsl:variable name="label"><xsl:call-template name="column"/></xsl:variable>
      <td class="number" data-label="{$label}"><xsl:call-template name="counted"><xsl:with-param name="n" select="."/><xsl:with-param name="list" select="$list"/></xsl:call-template></td>
    </xsl:for-each>
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

<!-- ======== what changed, what is not known ======== -->

<!-- in words, the latest first -->
<xsl:template match="r:changes">
  <section aria-labelledby="the.changes">
    <h2 id="the.changes"><w:say code="overview.changes"/></h2>
    <xsl:if test="not(r:entries/r:entry)"><p class="none"><w:say code="overview.no-change"/></p></xsl:if>
    <xsl:if test="r:entries/r:entry">
      <xsl:apply-templates select="r:entries" mode="news"/>
    </xsl:if>
    <p><a href="{$root}changes.html"><w:say code="overview.all-changes"/></a><xsl:if test="r:others/@of &gt; 0"><xsl:text>. </xsl:text><w:say code="changes.others" n="r:others/@of"/></xsl:if></p>
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
          <thead><tr><th scope="col"><w:say code="applicability-platform.to-find-out"/></th><th scope="col"><w:say code="overview.could-be"/></th><th scope="col" class="number"><w:say code="overview.depending"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:points/r:point">
              <tr>
                <th scope="row"><xsl:apply-templates select="r:says" mode="sentences"/></th>
                <td w:data-label="overview.could-be"><xsl:apply-templates select="@exposure" mode="mark"/></td>
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
          <xsl:when test="r:entries/r:entry/r:change"><w:say code="overview.each-with-change" total="@total"/></xsl:when>
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
            <!-- of a platform in an archive the day of the last change, which leads to it -->
            <xsl:if test="r:change"><xsl:text> </xsl:text><span class="count"><a href="{$root}{r:change/@href}"><xsl:apply-templates select="r:changed" mode="day"/></a></span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </section>
</xsl:template>

</xsl:stylesheet>
