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
    <h2 id="the.index">All that is listed</h2>
    <xsl:apply-templates select="r:lists/r:list"/>
  </section>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:build"/>
</xsl:template>

<!-- ======== figures ======== -->

<xsl:template match="r:figures">
  <section aria-labelledby="the.figures">
    <h2 id="the.figures">What it holds<xsl:if test="/r:report/r:build"> on <xsl:apply-templates select="/r:report/r:build/r:as-of" mode="value"/></xsl:if></h2>
    <dl class="figures"><xsl:apply-templates select="r:figure[@value &gt; 0 or @of]"/></dl>
  </section>
</xsl:template>

<xsl:template match="r:figure">
  <div>
    <dt><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'figure'"/></xsl:apply-templates></dt>
    <dd>
      <xsl:call-template name="counted"><xsl:with-param name="n" select="@value"/></xsl:call-template>
      <xsl:if test="@of"><xsl:value-of select="concat(' of ', @of)"/></xsl:if>
    </dd>
  </div>
</xsl:template>

<!-- a number; it leads to what it counts where that is listed -->
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
    <h2 id="exposure.platform">Exposure by platform</h2>
    <p>Each mapping of a clause to a rule of law is judged for each service, and counts once, in the band that a <a href="{$root}methodology.html">fixed rule</a> indicates. The counts of two platforms say nothing of one against the other: they follow how much of their documents was mapped.</p>
    <xsl:call-template name="bands"><xsl:with-param name="caption" select="'Mappings by indicated exposure, for each platform'"/></xsl:call-template>
  </section>
</xsl:template>

<xsl:template match="r:breakdown[@name = 'place']">
  <section class="exposures" aria-labelledby="exposure.place">
    <h2 id="exposure.place">Exposure by place</h2>
    <p>
      <xsl:text>A place stands here for the law it made. </xsl:text>
      <xsl:if test="@rest &gt; 0">No clause is mapped to law of the other <a href="{$root}index.html#list.jurisdictions"><xsl:value-of select="@rest"/></a>.</xsl:if>
    </p>
    <xsl:call-template name="flags"/>
    <xsl:call-template name="bands"><xsl:with-param name="caption" select="'Mappings by indicated exposure, for the law of each place'"/></xsl:call-template>
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
          <th scope="col" class="number">Clauses</th>
          <xsl:for-each select="r:sum/r:tally/@*">
            <th scope="col" class="number"><xsl:call-template name="column"/></th>
          </xsl:for-each>
          <th scope="col">Share that is rated</th>
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
      <caption>Clauses by their flag, in each place to whose law they are mapped</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
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
    <xsl:when test="local-name() = 'of'">Sum</xsl:when>
    <xsl:otherwise><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="local-name(..)"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="head">
  <th scope="row">
    <xsl:apply-templates select="r:unit" mode="value"/>
    <xsl:if test="not(r:unit)">Sum</xsl:if>
  </th>
</xsl:template>

<xsl:template match="r:row|r:sum" mode="bands">
  <xsl:variable name="list" select="@list[not(../r:states)]"/>
  <tr>
    <xsl:apply-templates select="." mode="head"/>
    <td class="number" data-label="Clauses"><xsl:call-template name="counted"><xsl:with-param name="n" select="@clauses"/><xsl:with-param name="list" select="$list"/></xsl:call-template></td>
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
    <h2 id="the.coming">What comes into force next</h2>
    <xsl:choose>
      <xsl:when test="r:entries/r:entry">
        <div class="wide">
          <table class="stack">
            <caption>
              <xsl:value-of select="concat('Adopted events within ', @days, ' days')"/>
              <xsl:if test="@total &gt; count(r:entries/r:entry)"><xsl:value-of select="concat(': the first ', count(r:entries/r:entry), ' of ', @total)"/></xsl:if>
            </caption>
            <thead><tr><th scope="col">Rule of law</th><th scope="col">What happens</th><th scope="col">Law</th><th scope="col" class="number">Clauses mapped to it</th></tr></thead>
            <tbody>
              <xsl:for-each select="r:entries/r:entry">
                <tr>
                  <th scope="row"><xsl:apply-templates select="r:obligation" mode="value"/><xsl:if test="r:citation"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if></th>
                  <td data-label="What happens"><xsl:apply-templates select="r:says" mode="sentences"/></td>
                  <td data-label="Law"><xsl:apply-templates select="r:law" mode="value"/></td>
                  <td class="number" data-label="Clauses mapped to it"><xsl:value-of select="@clauses"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:when>
      <xsl:otherwise><p class="none"><xsl:value-of select="concat('No adopted event falls within ', @days, ' days.')"/></p></xsl:otherwise>
    </xsl:choose>
    <p><a href="{$root}timeline.html">All dates of the law</a></p>
  </section>
</xsl:template>

<xsl:template match="r:changes">
  <section aria-labelledby="the.changes">
    <h2 id="the.changes">What changed lately</h2>
    <xsl:if test="not(r:entries/r:entry)"><p class="none">No change between captures is recorded.</p></xsl:if>
    <xsl:if test="r:entries/r:entry">
      <div class="wide">
        <table class="stack">
          <caption><xsl:value-of select="concat('The newest ', count(r:entries/r:entry), ' of ', @of, ' recorded changes between captures')"/></caption>
          <thead><tr><th scope="col">Day</th><th scope="col">Document</th><th scope="col">Platform</th><th scope="col">Class</th><th scope="col" class="number">Clauses touched</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:entries/r:entry">
              <tr>
                <th scope="row"><a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:on" mode="value"/></a></th>
                <td data-label="Document"><xsl:apply-templates select="r:document" mode="value"/></td>
                <td data-label="Platform"><xsl:apply-templates select="r:platform" mode="value"/></td>
                <td data-label="Class"><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></td>
                <td class="number" data-label="Clauses touched"><xsl:value-of select="@touches"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <p><a href="{$root}changes.html">All changes between captures</a>, also as <a href="{$root}feed.xml">a feed</a>.</p>
  </section>
</xsl:template>

<xsl:template match="r:topic">
  <section aria-labelledby="the.open">
    <h2 id="the.open">What is undetermined, and which fact would settle it</h2>
    <p><xsl:apply-templates select="r:says" mode="sentences"/></p>
    <xsl:if test="r:points/r:point">
      <div class="wide">
        <table class="stack">
          <caption><xsl:value-of select="concat('What to find out, by how many mappings wait for it: the first ', count(r:points/r:point), ' of ', @total)"/></caption>
          <thead><tr><th scope="col">What to find out</th><th scope="col" class="number">Mappings that wait for it</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:points/r:point">
              <tr>
                <th scope="row"><xsl:apply-templates select="r:says" mode="sentences"/></th>
                <td class="number" data-label="Mappings that wait for it"><a href="{$root}questions.html#{@name}"><xsl:value-of select="@n"/></a></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <p><a href="{$root}questions.html">All open questions</a></p>
  </section>
</xsl:template>

<!-- ======== all that is listed, in short ======== -->

<xsl:template match="r:list">
  <section class="index" aria-labelledby="list.{@name}">
    <h3 id="list.{@name}">
      <xsl:apply-templates select="@name" mode="list-name"/>
      <span class="count">
        <xsl:value-of select="@total"/>
        <xsl:if test="r:entries/r:entry/r:count">, each with the number of its clauses</xsl:if>
      </span>
    </h3>
    <xsl:if test="not(r:entries/r:entry)"><p class="none">None.</p></xsl:if>
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
