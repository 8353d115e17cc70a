<?xml version="1.0" encoding="UTF-8"?>
<!-- A platform on one printed page, for those who decide. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="brief.title" platform="r:briefing/r:platform"/></xsl:template>

<xsl:template match="r:report" mode="main"><xsl:apply-templates select="r:briefing/r:sections/r:section" mode="brief"/></xsl:template>

<!-- each section begins with its answer -->
<xsl:template match="r:section" mode="brief">
  <section class="{@name}" aria-labelledby="{@name}">
    <xsl:if test="position() = 1"><xsl:attribute name="class">answer</xsl:attribute></xsl:if>
    <h2 id="{@name}"><xsl:apply-templates select="@name" mode="brief"/></h2>
    <xsl:if test="r:says/r:reason"><p><xsl:apply-templates select="r:says" mode="answer"/></p></xsl:if>
    <xsl:if test="r:points/r:point"><ul><xsl:apply-templates select="r:points/r:point" mode="brief"/></ul></xsl:if>
    <xsl:if test="@more"><p class="note"><w:say code="brief.more" n="@more"/></p></xsl:if>
  </section>
</xsl:template>

<xsl:template match="@name" mode="brief">
  <xsl:choose>
    <xsl:when test=". = 'exposed'"><w:say code="brief.exposed"/></xsl:when>
    <xsl:when test=". = 'ahead'"><w:say code="brief.ahead"/></xsl:when>
    <xsl:when test=". = 'tasks'"><w:say code="brief.tasks"/></xsl:when>
    <xsl:when test=". = 'unknown'"><w:say code="brief.unknown"/></xsl:when>
    <xsl:when test=". = 'changed'"><w:say code="brief.changed"/></xsl:when>
    <xsl:when test=". = 'sure'"><w:say code="brief.sure"/></xsl:when>
  </xsl:choose>
</xsl:template>

<!-- a day, what it is about, and what is said of it -->
<xsl:template match="r:point" mode="brief">
  <li>
    <xsl:if test="r:on"><b><xsl:apply-templates select="r:on" mode="value"/></b><xsl:text>: </xsl:text></xsl:if>
    <xsl:if test="r:unit">
      <a href="{$root}{r:unit/@href}"><xsl:value-of select="r:what"/><xsl:if test="not(r:what)"><xsl:value-of select="r:unit"/></xsl:if></a>
      <!-- what a duty demands is told once -->
      <xsl:if test="r:what and starts-with(r:unit/@ref, 'obligation:') and not(r:unit/@ref = ../../../r:section[@name = 'exposed']//r:arg/@ref)"><xsl:value-of select="concat(' (', r:unit, ')')"/></xsl:if>
      <xsl:if test="r:says/r:reason">: </xsl:if>
    </xsl:if>
    <xsl:apply-templates select="r:says[r:reason]" mode="answer"><xsl:with-param name="most" select="32"/></xsl:apply-templates>
  </li>
</xsl:template>

<!-- it fits one sheet, so the frame keeps the rest to its foot -->
<xsl:template match="r:report" mode="record"/>
<xsl:template name="cite"/>

</xsl:stylesheet>
