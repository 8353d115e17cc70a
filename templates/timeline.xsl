<?xml version="1.0" encoding="UTF-8"?>
<!-- All recorded dates: of the law, of captures, of what is due. Drawn by kind and month, then listed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:line.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'timeline')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <p><w:say code="timeline.dates"><w:arg name="by"><w:say code="column.by"/></w:arg></w:say></p>
  <xsl:apply-templates select="r:chart"/>
  <xsl:call-template name="moments"><xsl:with-param name="when" select="'ahead'"/></xsl:call-template>
  <xsl:call-template name="moments"><xsl:with-param name="when" select="'open'"/></xsl:call-template>
  <xsl:call-template name="moments"><xsl:with-param name="when" select="'behind'"/></xsl:call-template>
  <xsl:if test="not(r:timeline/r:moment)"><p class="none"><w:say code="timeline.none"/></p></xsl:if>
</xsl:template>

<!-- ======== the drawing, and its counts ======== -->

<xsl:template match="r:chart">
  <xsl:variable name="foot" select="count(r:lanes/r:lane) * 48"/>
  <section aria-labelledby="the.chart">
    <h2 id="the.chart"><w:say code="timeline.chart"/></h2>
    <figure class="line chart">
      <svg width="100%" height="{$foot + 20}" role="img" aria-labelledby="chart.title chart.desc">
        <title id="chart.title"><w:say code="timeline.chart-title"/></title>
        <desc id="chart.desc"><w:say code="timeline.chart-description"/></desc>
        <xsl:call-template name="ticks"><xsl:with-param name="foot" select="$foot"/></xsl:call-template>
        <xsl:for-each select="r:lanes/r:lane">
          <xsl:variable name="floor" select="position() * 48"/>
          <line class="floor" x1="0" x2="100%" y1="{$floor}" y2="{$floor}"/>
          <xsl:for-each select="r:bins/r:bin">
            <rect class="bin lane-{../../@kind}" x="{@at div 10}%" width="{(@to - @at) div 10}%" y="{$floor - 4 - @height * 0.22}" height="{4 + @height * 0.22}">
              <title><w:say code="timeline.bar" month="w:date(@month)" n="@n"/></title>
            </rect>
          </xsl:for-each>
          <text class="lane" x="0" dx="2" y="{$floor - 33}"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'lane'"/></xsl:apply-templates></text>
        </xsl:for-each>
      </svg>
    </figure>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="timeline.counted"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.kind"/></th>
            <xsl:for-each select="r:lanes/r:lane[1]/@*[local-name() = 'ahead' or local-name() = 'open' or local-name() = 'behind']">
              <th scope="col" class="number"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'when'"/></xsl:call-template></th>
            </xsl:for-each>
            <th scope="col" class="number"><w:say code="column.sum"/></th><th scope="col" class="number"><w:say code="timeline.not-drawn"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:lanes/r:lane">
            <tr>
              <th scope="row"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'lane'"/></xsl:apply-templates></th>
              <td class="number" data-label="{w:term('when', 'ahead')}"><xsl:value-of select="@ahead"/></td>
              <td class="number" data-label="{w:term('when', 'open')}"><xsl:value-of select="@open"/></td>
              <td class="number" data-label="{w:term('when', 'behind')}"><xsl:value-of select="@behind"/></td>
              <td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td>
              <td class="number" w:data-label="timeline.not-drawn"><xsl:value-of select="@outside"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<!-- ======== the list ======== -->

<xsl:template name="moments">
  <xsl:param name="when"/>
  <xsl:variable name="moments" select="r:timeline/r:moment[@when = $when]"/>
  <xsl:if test="$moments">
    <section aria-labelledby="when.{$when}">
      <h2 id="when.{$when}"><xsl:value-of select="w:term('when', $when)"/></h2>
      <div class="wide">
        <table class="stack history">
          <thead>
            <tr><th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="column.kind"/></th><th scope="col"><w:say code="column.event"/></th><th scope="col"><w:say code="column.concerns"/></th><th scope="col"><w:say code="column.by"/></th></tr>
          </thead>
          <tbody><xsl:apply-templates select="$moments"/></tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:moment">
  <tr data-kind="{@kind}">
    <th scope="row"><xsl:apply-templates select="@on" mode="term"/></th>
    <td w:data-label="column.kind"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'entry'"/></xsl:apply-templates></td>
    <td w:data-label="column.event">
      <xsl:choose>
        <xsl:when test="@changes &gt; 0"><w:say code="timeline.captured-changed" n="@n" changes="@changes"/></xsl:when>
        <xsl:when test="@n"><w:say code="timeline.captured" n="@n"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="@event" mode="term"/></xsl:otherwise>
      </xsl:choose>
    </td>
    <td w:data-label="column.concerns">
      <xsl:apply-templates select="r:unit" mode="value"/>
      <xsl:if test="r:citation and r:citation != r:unit"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if>
    </td>
    <td w:data-label="column.by"><xsl:value-of select="r:by"/></td>
  </tr>
</xsl:template>

</xsl:stylesheet>
