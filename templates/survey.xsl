<?xml version="1.0" encoding="UTF-8"?>
<!-- A survey of many places: a map of tiles, the counts, and the table that says the same with its laws. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:key name="column" match="r:surveyed/r:columns/r:column" use="@column"/>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:survey/r:summary" mode="prose"/>
  <xsl:apply-templates select="r:surveyed" mode="map"/>
  <xsl:apply-templates select="r:surveyed" mode="counts"/>
  <xsl:apply-templates select="r:surveyed" mode="table"/>
  <xsl:apply-templates select="r:survey" mode="rests"/>
</xsl:template>

<!-- each tile leads to its row; its shade repeats its number -->
<xsl:template match="r:surveyed" mode="map">
  <section aria-labelledby="the.map">
    <h2 id="the.map"><w:say code="survey.map"/></h2>
    <p><w:say code="survey.any" n="@n" of="@of"/></p>
    <p class="note"><w:say code="survey.tiles" of="r:rows/r:row[1]/@of"/></p>
    <svg class="tiles" width="{@across * 52}" viewBox="0 0 {@across * 44} {@down * 44}" role="group" w:aria-label="survey.map">
      <xsl:for-each select="r:rows/r:row">
        <a href="#at.{@code}">
          <xsl:attribute name="aria-label"><w:say code="survey.tile" tile="@code" place="r:place" n="@n" of="@of"/></xsl:attribute>
          <rect class="shade-{@shade}" x="{@across * 44 - 43}" y="{@down * 44 - 43}" width="42" height="42"/>
          <text class="shade-{@shade}" x="{@across * 44 - 22}" y="{@down * 44 - 25}"><xsl:value-of select="@code"/></text>
          <xsl:text> </xsl:text>
          <text class="shade-{@shade}" x="{@across * 44 - 22}" y="{@down * 44 - 8}"><xsl:value-of select="@n"/></text>
        </a>
      </xsl:for-each>
    </svg>
  </section>
</xsl:template>

<xsl:template match="r:surveyed" mode="counts">
  <section aria-labelledby="the.counts">
    <h2 id="the.counts"><w:say code="survey.counts"/></h2>
    <div class="wide" tabindex="0">
      <table class="stack numbers">
        <caption><w:say code="survey.add-up"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="survey.column"/></th>
            <xsl:for-each select="r:sum/r:states/r:state"><th scope="col" class="number"><xsl:apply-templates select="@state" mode="cell-state"/></th></xsl:for-each>
            <th scope="col" class="number"><w:say code="column.sum"/></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="r:columns/r:column" mode="counts"/></tbody>
        <tfoot><xsl:apply-templates select="r:sum" mode="counts"/></tfoot>
      </table>
    </div>
    <dl>
      <xsl:for-each select="/r:report/r:survey/r:columns/r:column">
        <dt><xsl:value-of select="r:title"/></dt><dd><xsl:value-of select="r:definition"/></dd>
      </xsl:for-each>
    </dl>
  </section>
</xsl:template>

<xsl:template match="r:column|r:sum" mode="counts">
  <tr>
    <th scope="row"><xsl:value-of select="r:title"/><xsl:if test="not(r:title)"><w:say code="column.sum"/></xsl:if></th>
    <xsl:for-each select="r:states/r:state">
      <xsl:variable name="label"><xsl:apply-templates select="@state" mode="cell-state"/></xsl:variable>
      <td class="number" data-label="{$label}"><xsl:value-of select="@n"/></td>
    </xsl:for-each>
    <td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td>
  </tr>
</xsl:template>

<xsl:template match="@state" mode="cell-state">
  <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'survey-state'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:surveyed" mode="table">
  <section aria-labelledby="the.table">
    <h2 id="the.table"><w:say code="survey.table"/></h2>
    <div class="wide" tabindex="0">
      <table class="stack surveyed">
        <caption><w:say code="survey.caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.place"/></th>
            <xsl:for-each select="r:columns/r:column"><th scope="col"><xsl:value-of select="r:title"/></th></xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:rows/r:row">
            <tr id="at.{@code}">
              <th scope="row"><xsl:apply-templates select="r:place" mode="value"/></th>
              <xsl:apply-templates select="r:cells/r:cell" mode="surveyed"/>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template match="r:cell" mode="surveyed">
  <td data-label="{key('column', @column)/r:title}">
    <xsl:choose>
      <xsl:when test="r:laws/r:law"><ul class="plain"><xsl:apply-templates select="r:laws/r:law" mode="surveyed"/></ul></xsl:when>
      <xsl:when test="r:searched"><xsl:apply-templates select="@state" mode="mark"><xsl:with-param name="of" select="'survey-state'"/></xsl:apply-templates></xsl:when>
      <xsl:otherwise><span class="none"><xsl:apply-templates select="@state" mode="cell-state"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:searched"><p class="note"><w:say code="survey.searched" searched="r:searched" on="r:on"/></p></xsl:if>
    <xsl:if test="r:note"><p class="note"><xsl:value-of select="r:note"/></p></xsl:if>
  </td>
</xsl:template>

<!-- what is less than plain law in force says why -->
<xsl:template match="r:law" mode="surveyed">
  <li>
    <a href="{$root}{r:unit/@href}"><xsl:value-of select="r:citation"/></a>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="@state" mode="mark"><xsl:with-param name="of" select="'survey-state'"/></xsl:apply-templates>
    <xsl:if test="r:unclear"><xsl:text> </xsl:text><span class="note"><w:say code="survey.unclear" why="r:unclear"/></span></xsl:if>
    <xsl:if test="@state != 'in-force' and not(r:unclear) and r:because/r:reason"><xsl:text> </xsl:text><span class="note"><xsl:apply-templates select="r:because" mode="sentences"/></span></xsl:if>
    <xsl:if test="r:upcoming/r:reason and @state = 'in-force'"><xsl:text> </xsl:text><span class="note"><xsl:apply-templates select="r:upcoming" mode="sentences"/></span></xsl:if>
    <xsl:if test="r:read = 'transcription' or r:read = 'secondary' or r:read = 'memory'">
      <xsl:text> </xsl:text>
      <span class="note"><xsl:apply-templates select="r:read" mode="term"><xsl:with-param name="of" select="'survey-read'"/></xsl:apply-templates></span>
    </xsl:if>
  </li>
</xsl:template>

<xsl:template match="r:survey" mode="rests">
  <section aria-labelledby="the.sources">
    <h2 id="the.sources"><w:say code="survey.sources"/></h2>
    <dl><xsl:apply-templates select="r:checked" mode="row"/></dl>
    <p><w:say code="survey.each"/></p>
    <xsl:apply-templates select="r:sources" mode="value"/>
  </section>
</xsl:template>

</xsl:stylesheet>
