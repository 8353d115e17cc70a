<?xml version="1.0" encoding="UTF-8"?>
<!-- An Atom feed (RFC 4287) of what the lock files record: of all documents and laws, or of those of a platform. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns="http://www.w3.org/2005/Atom" xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:text.xsl"/>

<!-- addresses: whole ones where the project says where it is published, else seen from the feed -->
<xsl:variable name="top">
  <xsl:choose>
    <xsl:when test="/r:report/r:site/r:base"><xsl:value-of select="/r:report/r:site/r:base"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$root"/></xsl:otherwise>
  </xsl:choose>
</xsl:variable>
<!-- ids do not follow the address, which may change -->
<xsl:variable name="urn" select="concat('urn:regc:', /r:report/r:site/r:project, ':')"/>

<xsl:template match="/">
  <xsl:apply-templates select="r:report"/>
</xsl:template>

<xsl:template match="r:report">
  <xsl:variable name="page">
    <xsl:choose>
      <xsl:when test="r:site/r:feed"><xsl:value-of select="concat('platforms/', @id, '.html')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="'changes.html'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <feed xml:lang="{$language}">
    <id><xsl:value-of select="concat($urn, r:site/r:self)"/></id>
    <title>
      <xsl:if test="r:site/r:feed"><xsl:value-of select="concat(r:title, ' — ')"/></xsl:if>
      <w:say code="feed.title" site="r:site/r:name"/>
    </title>
    <subtitle><xsl:apply-templates select="r:notices" mode="feed"/></subtitle>
    <updated><xsl:value-of select="r:changes/r:updated"/></updated>
    <author>
      <name>
        <xsl:value-of select="r:site/r:publisher"/>
        <xsl:if test="not(r:site/r:publisher)"><xsl:value-of select="r:site/r:name"/></xsl:if>
      </name>
    </author>
    <link rel="self" type="application/atom+xml" href="{$top}{r:site/r:self}"/>
    <link rel="alternate" type="text/html" href="{$top}{$page}"/>
    <generator>regc</generator>
    <xsl:apply-templates select="r:changes/r:entries/r:entry"/>
  </feed>
</xsl:template>

<xsl:template match="r:entry">
  <entry>
    <id><xsl:value-of select="concat($urn, r:record/@ref)"/></id>
    <title><w:say code="change.title" what="r:document|r:regulation|r:authority" on="r:on"/></title>
    <updated><xsl:value-of select="r:updated"/></updated>
    <link rel="alternate" type="text/html" href="{$top}{r:record/@href}"/>
    <category term="{@class}"/>
    <summary><xsl:apply-templates select="r:says" mode="feed"/></summary>
  </entry>
</xsl:template>

<!-- a feed has no marks for dates -->
<xsl:template name="date">
  <xsl:param name="date" select="string(.)"/>
  <xsl:param name="style"/>
  <xsl:value-of select="w:date($date, $style)"/>
</xsl:template>

<!-- a sentence as text alone -->
<xsl:template match="r:says|r:notices" mode="feed">
  <xsl:variable name="sentences"><xsl:apply-templates select="." mode="sentences"/></xsl:variable>
  <xsl:value-of select="$sentences"/>
</xsl:template>

</xsl:stylesheet>
