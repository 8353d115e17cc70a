<?xml version="1.0" encoding="UTF-8"?>
<!-- Does this law reach us: each service and each law with counts by answer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="applicability.title"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="counted">
    <h2 id="counted"><w:say code="applicability.counted"/></h2>
    <p><w:say code="applicability.rule"/></p>
    <p class="note">
      <w:say code="applicability.time">
        <w:arg name="how"><a href="{$root}methodology.html#applies"><w:words/></a></w:arg>
      </w:say>
    </p>
    <h3><w:say code="applicability.all"/></h3>
    <div class="wide">
      <table class="covers">
        <caption><w:say code="applicability.by-answer"/></caption>
        <thead><tr><th scope="col"><w:say code="column.answer"/></th><th scope="col" class="number"><w:say code="applicability.pairs"/></th></tr></thead>
        <tbody>
          <tr><th scope="row"><w:say code="applicability.service-too"/></th><td class="number"><xsl:value-of select="r:answers/@service"/></td></tr>
          <tr><th scope="row"><w:say code="applicability.users-only"/></th><td class="number"><xsl:value-of select="r:answers/@people"/></td></tr>
          <tr><th scope="row"><xsl:value-of select="w:term('reach', 'undetermined')"/></th><td class="number"><xsl:value-of select="r:answers/@undetermined"/></td></tr>
          <tr><th scope="row"><xsl:value-of select="w:term('reach', 'no')"/></th><td class="number"><xsl:value-of select="r:answers/@no"/></td></tr>
        </tbody>
        <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="r:answers/@of"/></td></tr></tfoot>
      </table>
    </div>
    <p class="note"><w:say code="applicability.in-force" yes="r:answers/@yes" n="r:answers/@in-force"/></p>
  </section>
  <xsl:apply-templates select="r:lists/r:list[@name != 'laws-without-duties' or r:entries/r:entry]"/>
</xsl:template>

<xsl:template match="r:list[@name = 'services' or @name = 'laws-with-duties']/r:entries[r:entry]">
  <xsl:variable name="law" select="../@name = 'laws-with-duties'"/>
  <xsl:variable name="of"><xsl:choose><xsl:when test="$law"><w:say code="column.services"/></xsl:when><xsl:otherwise><w:say code="column.laws"/></xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="in"><xsl:choose><xsl:when test="$law"><w:say code="column.place"/></xsl:when><xsl:otherwise><w:say code="column.platform"/></xsl:otherwise></xsl:choose></xsl:variable>
  <div class="wide">
    <table class="stack numbers">
      <caption>
        <xsl:choose>
          <xsl:when test="$law"><w:say code="applicability.by-law"/></xsl:when>
          <xsl:otherwise><w:say code="applicability.by-service"/></xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead>
        <tr>
          <th scope="col"><xsl:choose><xsl:when test="$law"><w:say code="column.law"/></xsl:when><xsl:otherwise><w:say code="column.service"/></xsl:otherwise></xsl:choose></th>
          <th scope="col"><xsl:value-of select="$in"/></th>
          <th scope="col" class="number"><w:say code="applicability.binds-service"/></th>
          <th scope="col" class="number"><w:say code="applicability.binds-users"/></th>
          <th scope="col" class="number"><w:say code="column.not-determined"/></th>
          <th scope="col" class="number"><w:say code="applicability.does-not"/></th>
          <th scope="col" class="number"><xsl:value-of select="$of"/></th>
          <th scope="col" class="number"><w:say code="applicability.in-force-head"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:entry">
          <xsl:variable name="to">
            <xsl:choose>
              <xsl:when test="$law"><xsl:value-of select="concat(r:unit/@href, '#services')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="concat('applicability/', substring-after(r:within/@ref, ':'), '.html')"/></xsl:otherwise>
            </xsl:choose>
          </xsl:variable>
          <tr>
            <th scope="row"><a href="{$root}{$to}"><xsl:value-of select="r:unit"/></a></th>
            <td data-label="{$in}"><xsl:if test="r:within/@ref != r:unit/@ref"><xsl:apply-templates select="r:within" mode="value"/></xsl:if></td>
            <td w:data-label="applicability.binds-service" class="number"><xsl:value-of select="r:answers/@service"/></td>
            <td w:data-label="applicability.binds-users" class="number"><xsl:value-of select="r:answers/@people"/></td>
            <td w:data-label="column.not-determined" class="number"><xsl:value-of select="r:answers/@undetermined"/></td>
            <td w:data-label="applicability.does-not" class="number"><xsl:value-of select="r:answers/@no"/></td>
            <td data-label="{$of}" class="number"><xsl:value-of select="r:answers/@of"/></td>
            <td w:data-label="applicability.in-force-head" class="number"><xsl:value-of select="r:answers/@in-force"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
