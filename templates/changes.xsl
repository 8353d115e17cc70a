<?xml version="1.0" encoding="UTF-8"?>
<!-- Every step between two captures that a lock file records, newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Changes</xsl:template>

<xsl:template match="r:report" mode="main">
  <p>Each line is a document or law that two captures hold differently, by the day of the later one. That a platform changed its document or that a law changed is not said, nor when between the two days.</p>
  <xsl:if test="$outputs = 'feeds'"><p>Also as <a href="{$root}feed.xml">a feed</a>.</p></xsl:if>
  <xsl:apply-templates select="r:changes" mode="counts"/>
  <xsl:apply-templates select="r:changes/r:entries[r:entry]" mode="changes"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template match="r:entries" mode="changes">
  <div class="filtered" data-filter="Platform|Document or law|Class|Reviewed">
  <xsl:call-template name="filter"><xsl:with-param name="rows" select="r:entry"/></xsl:call-template>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <thead>
        <tr><th scope="col">Later capture</th><th scope="col">Document or law</th><th scope="col">Class</th><th scope="col" data-unsorted="yes">Sentences</th><th scope="col">Touched</th><th scope="col">Reviewed</th></tr>
      </thead>
      <tbody><xsl:for-each select="r:entry"><tr><xsl:apply-templates select="." mode="change"/></tr></xsl:for-each></tbody>
    </table>
  </div>
  <xsl:call-template name="filter-script"/>
  </div>
</xsl:template>

<xsl:template match="r:entry" mode="change">
  <th scope="row"><a href="{$root}{r:record/@href}"><time datetime="{r:updated}"><xsl:value-of select="r:on"/></time></a></th>
  <td data-label="Document or law" data-value="{r:document|r:regulation}">
    <xsl:apply-templates select="r:document|r:regulation" mode="value"/>
    <xsl:if test="r:platform"><span class="note" data-label="Platform"><xsl:text> </xsl:text><xsl:apply-templates select="r:platform" mode="value"/></span></xsl:if>
  </td>
  <td data-label="Class">
    <xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates>
    <xsl:for-each select="r:marks/r:mark">
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
    </xsl:for-each>
  </td>
  <td data-label="Sentences">
    <xsl:if test="@added"><xsl:value-of select="concat(@added, ' added, ', @removed, ' removed, ', @modified, ' modified')"/></xsl:if>
    <xsl:if test="not(@added)">not counted</xsl:if>
  </td>
  <td data-label="Touched">
    <xsl:if test="r:document">clauses: </xsl:if>
    <xsl:if test="r:regulation">obligations: </xsl:if>
    <xsl:value-of select="@touches"/>
  </td>
  <td data-label="Reviewed">
    <xsl:apply-templates select="r:change" mode="value"/>
    <xsl:if test="r:change">: </xsl:if>
    <xsl:apply-templates select="r:direction" mode="term"/>
    <xsl:if test="r:change and not(r:direction)">no judgement recorded</xsl:if>
    <xsl:if test="not(r:change)">by nobody yet</xsl:if>
  </td>
</xsl:template>

</xsl:stylesheet>
