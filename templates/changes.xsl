<?xml version="1.0" encoding="UTF-8"?>
<!-- Every step between two captures that a lock file records, newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'changes')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <p>
    <w:say code="changes.lines"/>
    <xsl:if test="$outputs = 'feeds'">
      <xsl:text> </xsl:text>
      <w:say code="changes.feed"><w:arg name="feed"><a href="{$root}feed.xml"><w:words/></a></w:arg></w:say>
    </xsl:if>
  </p>
  <xsl:apply-templates select="r:changes" mode="counts"/>
  <xsl:apply-templates select="r:site/r:parts"/>
  <xsl:apply-templates select="r:changes/r:entries[r:entry]" mode="changes"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:entries" mode="changes">
  <div class="filtered">
  <xsl:attribute name="data-filter"><w:say code="column.platform"/>|<w:say code="changes.document-or-law"/>|<w:say code="column.class"/>|<w:say code="changes.reviewed"/></xsl:attribute>
  <xsl:call-template name="filter"><xsl:with-param name="rows" select="r:entry"/></xsl:call-template>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <thead>
        <tr><th scope="col"><w:say code="change.later"/></th><th scope="col"><w:say code="changes.document-or-law"/></th><th scope="col"><w:say code="column.class"/></th><th scope="col" data-unsorted="yes"><w:say code="change.sentences-head"/></th><xsl:if test="not($lacks = 'clauses') or not($lacks = 'duties')"><th scope="col"><w:say code="changes.affected"/></th></xsl:if><th scope="col"><w:say code="changes.reviewed"/></th></tr>
      </thead>
      <tbody><xsl:for-each select="r:entry"><tr><xsl:apply-templates select="." mode="change"/></tr></xsl:for-each></tbody>
    </table>
  </div>
  <xsl:call-template name="filter-script"/>
  </div>
</xsl:template>

<xsl:template match="r:entry" mode="change">
  <th scope="row"><a href="{$root}{r:record/@href}"><time datetime="{r:updated}"><xsl:value-of select="r:on"/></time></a></th>
  <td w:data-label="changes.document-or-law" data-value="{r:document|r:regulation|r:authority}">
    <xsl:apply-templates select="r:document|r:regulation|r:authority" mode="value"/>
    <xsl:if test="r:platform"><span class="note" w:data-label="column.platform"><xsl:text> </xsl:text><xsl:apply-templates select="r:platform" mode="value"/></span></xsl:if>
  </td>
  <td w:data-label="column.class">
    <xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates>
    <xsl:for-each select="r:marks/r:mark">
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
    </xsl:for-each>
  </td>
  <td w:data-label="change.sentences-head">
    <xsl:if test="@added"><w:say code="change.sentence-counts" added="@added" removed="@removed" modified="@modified"/></xsl:if>
    <xsl:if test="not(@added)"><w:say code="changes.not-counted"/></xsl:if>
  </td>
  <xsl:if test="not($lacks = 'clauses') or not($lacks = 'duties')">
    <td w:data-label="changes.affected">
      <xsl:if test="r:document"><w:say code="changes.clauses" n="@touches"/></xsl:if>
      <xsl:if test="r:regulation"><w:say code="changes.obligations" n="@touches"/></xsl:if>
    </td>
  </xsl:if>
  <td w:data-label="changes.reviewed">
    <xsl:apply-templates select="r:change" mode="value"/>
    <xsl:if test="r:change">: </xsl:if>
    <xsl:apply-templates select="r:direction" mode="term"/>
    <xsl:if test="r:change and not(r:direction)"><w:say code="changes.no-judgment"/></xsl:if>
    <xsl:if test="not(r:change)"><w:say code="changes.not-reviewed"/></xsl:if>
  </td>
</xsl:template>

</xsl:stylesheet>
