<?xml version="1.0" encoding="UTF-8"?>
<!-- All recorded dates: of the law, of captures, of what is due. Drawn by kind and month, then listed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:line.xsl"/>

<xsl:template match="r:report" mode="heading">Timeline</xsl:template>

<xsl:template match="r:report" mode="main">
  <p>Dates are those recorded with each law, as set by the article, instrument or court named under “By”; where none is named, by the law itself. Days ahead are those fixed so far; an event without a recorded day stands on the page of its law only. Captures are counted by document and month.</p>
  <xsl:apply-templates select="r:chart"/>
  <xsl:call-template name="moments">
    <xsl:with-param name="when" select="'ahead'"/>
    <xsl:with-param name="title" select="'What is coming'"/>
  </xsl:call-template>
  <xsl:call-template name="moments">
    <xsl:with-param name="when" select="'open'"/>
    <xsl:with-param name="title" select="'With a date too rough to tell'"/>
  </xsl:call-template>
  <xsl:call-template name="moments">
    <xsl:with-param name="when" select="'behind'"/>
    <xsl:with-param name="title" select="'What was, the latest first'"/>
  </xsl:call-template>
  <xsl:if test="not(r:timeline/r:moment)"><p class="none">No event is recorded.</p></xsl:if>
</xsl:template>

<!-- ======== the drawing, and its counts ======== -->

<xsl:template match="r:chart">
  <xsl:variable name="foot" select="count(r:lanes/r:lane) * 48"/>
  <section aria-labelledby="the.chart">
    <h2 id="the.chart">By kind and month</h2>
    <figure class="line chart">
      <svg width="100%" height="{$foot + 20}" role="img" aria-labelledby="chart.title chart.desc">
        <title id="chart.title">Dates by kind and month</title>
        <desc id="chart.desc">A row for each kind of date, a bar for each month that has one, as tall as the month is full among those of its row. The tables below it list and count the same.</desc>
        <xsl:call-template name="ticks"><xsl:with-param name="foot" select="$foot"/></xsl:call-template>
        <xsl:for-each select="r:lanes/r:lane">
          <xsl:variable name="floor" select="position() * 48"/>
          <line class="floor" x1="0" x2="100%" y1="{$floor}" y2="{$floor}"/>
          <xsl:for-each select="r:bins/r:bin">
            <rect class="bin lane-{../../@kind}" x="{@at div 10}%" width="{(@to - @at) div 10}%" y="{$floor - 4 - @height * 0.22}" height="{4 + @height * 0.22}">
              <title><xsl:value-of select="concat(@month, ': ', @n)"/></title>
            </rect>
          </xsl:for-each>
          <text class="lane" x="0" dx="2" y="{$floor - 33}"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'lane'"/></xsl:apply-templates></text>
        </xsl:for-each>
      </svg>
    </figure>
    <div class="wide">
      <table class="stack numbers">
        <caption>Entries by kind; those of other years, or known to the year only, are not drawn</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <xsl:for-each select="r:lanes/r:lane[1]/@*[local-name() = 'ahead' or local-name() = 'open' or local-name() = 'behind']">
              <th scope="col" class="number"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'when'"/></xsl:call-template></th>
            </xsl:for-each>
            <th scope="col" class="number">Sum</th><th scope="col" class="number">Not drawn</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:lanes/r:lane">
            <tr>
              <th scope="row"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'lane'"/></xsl:apply-templates></th>
              <td class="number" data-label="Ahead"><xsl:value-of select="@ahead"/></td>
              <td class="number" data-label="Date known in part"><xsl:value-of select="@open"/></td>
              <td class="number" data-label="Behind"><xsl:value-of select="@behind"/></td>
              <td class="number" data-label="Sum"><xsl:value-of select="@of"/></td>
              <td class="number" data-label="Not drawn"><xsl:value-of select="@outside"/></td>
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
  <xsl:param name="title"/>
  <xsl:variable name="moments" select="r:timeline/r:moment[@when = $when]"/>
  <xsl:if test="$moments">
    <section aria-labelledby="when.{$when}">
      <h2 id="when.{$when}"><xsl:value-of select="$title"/></h2>
      <div class="wide">
        <table class="stack history">
          <thead>
            <tr><th scope="col">Day</th><th scope="col">Kind</th><th scope="col">Event</th><th scope="col">Of</th><th scope="col">By</th></tr>
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
    <td data-label="Kind"><xsl:apply-templates select="@kind" mode="term"><xsl:with-param name="of" select="'entry'"/></xsl:apply-templates></td>
    <td data-label="Event">
      <xsl:choose>
        <xsl:when test="@n">
          <xsl:value-of select="concat(@n, ' captured')"/>
          <xsl:if test="@changes &gt; 0"><xsl:value-of select="concat(', ', @changes, ' with a recorded change')"/></xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="@event" mode="term"/></xsl:otherwise>
      </xsl:choose>
    </td>
    <td data-label="Of">
      <xsl:apply-templates select="r:unit" mode="value"/>
      <xsl:if test="r:citation and r:citation != r:unit"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if>
    </td>
    <td data-label="By"><xsl:value-of select="r:by"/></td>
  </tr>
</xsl:template>

</xsl:stylesheet>
