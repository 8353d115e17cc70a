<?xml version="1.0" encoding="UTF-8"?>
<!-- What is open: facts, law, evidence, sources, reviews, and what nobody has done yet. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Open questions</xsl:template>

<xsl:template match="r:report" mode="main">
  <p>What could not be said on these pages, and what would settle it. Nothing here is a finding about anybody: a fact that is not known is not known, whatever it may turn out to be.</p>
  <nav class="contents" aria-label="On this page">
    <ul>
      <xsl:for-each select="r:topics/r:topic">
        <li><a href="#topic.{@name}"><xsl:apply-templates select="@name" mode="topic"/></a></li>
      </xsl:for-each>
      <li><a href="#topic.work"><xsl:call-template name="term"><xsl:with-param name="word" select="'work'"/><xsl:with-param name="of" select="'topic'"/></xsl:call-template></a></li>
    </ul>
  </nav>
  <xsl:apply-templates select="r:topics/r:topic"/>
  <xsl:apply-templates select="r:work"/>
</xsl:template>

<xsl:template match="r:topic">
  <section class="topic" aria-labelledby="topic.{@name}">
    <h2 id="topic.{@name}"><xsl:apply-templates select="@name" mode="topic"/></h2>
    <p>
      <xsl:apply-templates select="r:says" mode="sentences"/>
      <xsl:if test="count(r:points/r:point) &lt; @total">
        <xsl:text> </xsl:text>
        <span class="rests">
          <xsl:choose>
            <xsl:when test="@first &gt; 0"><xsl:value-of select="concat('This part holds ', @first, '–', @first + count(r:points/r:point) - 1, ' of ', @total, '.')"/></xsl:when>
            <xsl:otherwise>They stand in an earlier part.</xsl:otherwise>
          </xsl:choose>
        </span>
      </xsl:if>
    </p>
    <xsl:if test="r:points/r:point"><xsl:apply-templates select="." mode="points"/></xsl:if>
  </section>
</xsl:template>

<!-- ======== facts ======== -->

<xsl:template match="r:topic[@name = 'facts']" mode="points">
  <p class="rests">The question that most mappings wait for comes first; under it, each service or document it is open for, with the first clauses that wait.</p>
  <ul class="facts plain"><xsl:apply-templates select="r:points/r:point" mode="fact"/></ul>
</xsl:template>

<xsl:template match="r:point" mode="fact">
  <li id="{@name}">
    <h3><xsl:apply-templates select="r:says" mode="sentences"/><xsl:text> </xsl:text><span class="count"><xsl:call-template name="mappings"/></span></h3>
    <ul>
      <xsl:for-each select="r:needs/r:need">
        <li>
          <xsl:for-each select="r:says/r:reason/r:args/r:arg[@name = 'service' or @name = 'document']/r:value">
            <xsl:apply-templates select="." mode="value"/>
            <xsl:text>: </xsl:text>
          </xsl:for-each>
          <xsl:call-template name="mappings"/>
          <span class="rests"> in <xsl:call-template name="named"/></span>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:if test="@more"><p class="rests"><xsl:value-of select="concat(@more, ' more are not listed; ', @rest, ' mappings wait for them.')"/></p></xsl:if>
  </li>
</xsl:template>

<xsl:template name="mappings">
  <xsl:choose>
    <xsl:when test="@n = 1"><xsl:value-of select="concat(@n, ' mapping')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(@n, ' mappings')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== law and reviews ======== -->

<xsl:template match="r:topic" mode="points">
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select="@name" mode="topic"/></caption>
      <thead><tr><th scope="col">Rule of law</th><th scope="col">Law</th><th scope="col">What is open</th><th scope="col" class="number">Clauses mapped to it</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:points/r:point">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/><xsl:if test="r:citation"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if></th>
            <td data-label="Law"><xsl:apply-templates select="r:within" mode="value"/></td>
            <td data-label="What is open"><xsl:apply-templates select="r:says" mode="sentences"/></td>
            <td class="number" data-label="Clauses mapped to it"><xsl:value-of select="@n"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:topic[@name = 'suspect']" mode="points">
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select="@name" mode="topic"/></caption>
      <thead><tr><th scope="col">Clause</th><th scope="col">Rule of law</th><th scope="col">What differs</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:points/r:point">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/></th>
            <td data-label="Rule of law"><xsl:apply-templates select="r:within" mode="value"/></td>
            <td data-label="What differs"><xsl:apply-templates select="r:says" mode="sentences"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== evidence and sources ======== -->

<xsl:template match="r:topic[@name = 'evidence']" mode="points">
  <xsl:call-template name="groups"><xsl:with-param name="first" select="'Words are'"/><xsl:with-param name="of" select="'evidence'"/><xsl:with-param name="counted" select="'Clauses'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:topic[@name = 'sources']" mode="points">
  <xsl:call-template name="groups"><xsl:with-param name="first" select="'Last read'"/><xsl:with-param name="counted" select="'Laws'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:topic[@name = 'classes']" mode="points">
  <xsl:call-template name="source-classes"/>
</xsl:template>

<!-- ======== what is left to do ======== -->

<xsl:template match="r:work">
  <section aria-labelledby="topic.work">
    <h2 id="topic.work"><xsl:call-template name="term"><xsl:with-param name="word" select="'work'"/><xsl:with-param name="of" select="'topic'"/></xsl:call-template></h2>
    <p>A mapping counts once, for however many services. A duty counts for each service of a platform.</p>
    <div class="wide">
      <table class="stack numbers">
        <caption>Clauses without a mapping, mappings without a review that holds, duties without a search record</caption>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            <xsl:for-each select="r:sum/@*"><th scope="col" class="number"><xsl:call-template name="work-column"/></th></xsl:for-each>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="r:rows/r:row" mode="work"/></tbody>
        <tfoot><xsl:apply-templates select="r:sum" mode="work"/></tfoot>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template name="work-column">
  <xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'work'"/></xsl:call-template>
</xsl:template>

<!-- clauses and mappings lead to the registry of the platform, duties to its coverage -->
<xsl:template match="r:row|r:sum" mode="work">
  <xsl:variable name="id" select="substring-after(r:unit/@ref, ':')"/>
  <tr>
    <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/><xsl:if test="not(r:unit)">Sum</xsl:if></th>
    <xsl:for-each select="@*">
      <xsl:variable name="label"><xsl:call-template name="work-column"/></xsl:variable>
      <xsl:variable name="folder">
        <xsl:choose>
          <xsl:when test="local-name() = 'duties' or local-name() = 'no-search'"><xsl:value-of select="'coverage'"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="'registry'"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <td class="number" data-label="{$label}">
        <xsl:choose>
          <xsl:when test="$id and . &gt; 0"><a href="{$root}{$folder}/{$id}.html"><xsl:value-of select="."/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </td>
    </xsl:for-each>
  </tr>
</xsl:template>

</xsl:stylesheet>
