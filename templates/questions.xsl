<?xml version="1.0" encoding="UTF-8"?>
<!-- What is open: facts, law, evidence, sources, reviews, and what nobody has done yet. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'questions')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <p><w:say code="questions.about"/></p>
  <nav class="contents" w:aria-label="page.here">
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
            <xsl:when test="@first &gt; 0"><w:say code="questions.part" first="@first" last="@first + count(r:points/r:point) - 1" of="@total"/></xsl:when>
            <xsl:otherwise><w:say code="questions.earlier"/></xsl:otherwise>
          </xsl:choose>
        </span>
      </xsl:if>
    </p>
    <xsl:if test="r:points/r:point"><xsl:apply-templates select="." mode="points"/></xsl:if>
  </section>
</xsl:template>

<!-- ======== facts ======== -->

<xsl:template match="r:topic[@name = 'facts']" mode="points">
  <p class="rests"><w:say code="questions.order"/></p>
  <ul class="facts plain"><xsl:apply-templates select="r:points/r:point" mode="fact"/></ul>
</xsl:template>

<xsl:template match="r:point" mode="fact">
  <li id="{@name}">
    <h3><xsl:apply-templates select="r:says" mode="sentences"/><xsl:text> </xsl:text><span class="count"><w:say code="questions.mappings" n="@n"/></span></h3>
    <ul>
      <xsl:for-each select="r:needs/r:need">
        <li>
          <xsl:for-each select="r:says/r:reason/r:arg[@name = 'service' or @name = 'document']">
            <xsl:apply-templates select="." mode="value"/>
            <xsl:text>: </xsl:text>
          </xsl:for-each>
          <w:say code="questions.mappings-in" n="@n">
            <w:arg name="in"><span class="rests"><w:words/></span></w:arg>
            <w:arg name="clauses"><xsl:call-template name="named"/></w:arg>
          </w:say>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:if test="@more"><p class="rests"><w:say code="questions.more" more="@more" rest="@rest"/></p></xsl:if>
  </li>
</xsl:template>

<!-- ======== law and reviews ======== -->

<xsl:template match="r:topic" mode="points">
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select="@name" mode="topic"/></caption>
      <thead><tr><th scope="col"><w:say code="column.rule"/></th><th scope="col"><w:say code="column.law"/></th><th scope="col"><w:say code="questions.open"/></th><th scope="col" class="number"><w:say code="column.clauses-mapped"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:points/r:point">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/><xsl:if test="r:citation"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if></th>
            <td w:data-label="column.law"><xsl:apply-templates select="r:within" mode="value"/></td>
            <td w:data-label="questions.open"><xsl:apply-templates select="r:says" mode="sentences"/></td>
            <td class="number" w:data-label="column.clauses-mapped"><xsl:value-of select="@n"/></td>
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
      <thead><tr><th scope="col"><w:say code="column.clause"/></th><th scope="col"><w:say code="column.rule"/></th><th scope="col"><w:say code="change.differs"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:points/r:point">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/></th>
            <td w:data-label="column.rule"><xsl:apply-templates select="r:within" mode="value"/></td>
            <td w:data-label="change.differs"><xsl:apply-templates select="r:says" mode="sentences"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== evidence and sources ======== -->

<xsl:template match="r:topic[@name = 'evidence']" mode="points">
  <xsl:call-template name="groups">
    <xsl:with-param name="first"><w:say code="column.evidence"/></xsl:with-param>
    <xsl:with-param name="of" select="'evidence'"/>
    <xsl:with-param name="counted"><w:say code="column.clauses"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="r:topic[@name = 'sources']" mode="points">
  <xsl:call-template name="groups">
    <xsl:with-param name="first"><w:say code="questions.last-read"/></xsl:with-param>
    <xsl:with-param name="counted"><w:say code="column.laws"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="r:topic[@name = 'classes']" mode="points">
  <xsl:call-template name="source-classes"/>
</xsl:template>

<!-- ======== what is left to do ======== -->

<xsl:template match="r:work">
  <section aria-labelledby="topic.work">
    <h2 id="topic.work"><xsl:call-template name="term"><xsl:with-param name="word" select="'work'"/><xsl:with-param name="of" select="'topic'"/></xsl:call-template></h2>
    <p><w:say code="questions.counting"/></p>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="questions.work"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.platform"/></th>
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

<!-- clauses and mappings link to the registry of the platform, duties to its coverage -->
<xsl:template match="r:row|r:sum" mode="work">
  <xsl:variable name="id" select="substring-after(r:unit/@ref, ':')"/>
  <tr>
    <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/><xsl:if test="not(r:unit)"><w:say code="column.sum"/></xsl:if></th>
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
