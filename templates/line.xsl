<?xml version="1.0" encoding="UTF-8"?>
<!-- The status history of a law or an obligation, drawn: states as a line, events as marks with their labels in
     rows above and below it. All places come with the page document; here they become a drawing, and beside
     it the same in words. Places are parts of the width, so that letters keep their size on any screen. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">

<xsl:template match="r:line" mode="drawn">
  <xsl:param name="name"/>
  <xsl:param name="of"/>
  <xsl:param name="open" select="false()"/>
  <xsl:variable name="y" select="@above * 18 + 14"/>
  <xsl:variable name="foot" select="$y + @below * 18 + 14"/>
  <figure class="line">
    <svg width="100%" height="{$foot + 20}" role="img" aria-labelledby="line.{$name}.title line.{$name}.desc">
      <title id="line.{$name}.title"><w:say code="line.title" of="$of"/></title>
      <desc id="line.{$name}.desc"><w:say code="line.description"/></desc>
      <xsl:for-each select="r:window">
        <rect class="window" x="{@from div 10}%" width="{(@to - @from) div 10}%" y="0" height="{$foot}"/>
      </xsl:for-each>
      <xsl:call-template name="ticks"><xsl:with-param name="foot" select="$foot"/></xsl:call-template>
      <xsl:for-each select="r:spans/r:span">
        <xsl:call-template name="stroke">
          <xsl:with-param name="x1" select="concat(@from div 10, '%')"/>
          <xsl:with-param name="x2" select="concat(@to div 10, '%')"/>
          <xsl:with-param name="y" select="$y"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="r:marks/r:mark" mode="drawn"><xsl:with-param name="y" select="$y"/></xsl:apply-templates>
    </svg>
    <figcaption class="note">
      <xsl:if test="r:window">
        <w:say code="line.window"/>
        <xsl:text> </xsl:text>
      </xsl:if>
      <w:say code="line.ahead"/>
    </figcaption>
  </figure>
  <details>
    <xsl:if test="$open"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
    <summary><w:say code="line.in-words"/></summary>
    <xsl:apply-templates select="r:spans"/>
    <xsl:apply-templates select="r:marks"/>
  </details>
</xsl:template>

<!-- years, below a drawing of that height -->
<xsl:template name="ticks">
  <xsl:param name="foot"/>
  <xsl:for-each select="r:ticks/r:tick">
    <line class="tick" x1="{@at div 10}%" x2="{@at div 10}%" y1="0" y2="{$foot + 16}"/>
    <text class="year" x="{@at div 10}%" dx="4" y="{$foot + 14}"><xsl:value-of select="@year"/></text>
  </xsl:for-each>
  <line class="axis" x1="0" x2="100%" y1="{$foot}" y2="{$foot}"/>
</xsl:template>

<!-- one state, in a drawing or as a sample of it: by thickness and dashes, whatever the colours -->
<xsl:template name="stroke">
  <xsl:param name="x1"/>
  <xsl:param name="x2"/>
  <xsl:param name="y"/>
  <line x1="{$x1}" x2="{$x2}" y1="{$y}" y2="{$y}">
    <xsl:attribute name="class">
      <xsl:value-of select="concat('span law-', @state)"/>
      <xsl:if test="@grace"> graced</xsl:if>
    </xsl:attribute>
  </line>
  <xsl:if test="@state = 'challenged' or @state = 'impeded'">
    <line class="core" x1="{$x1}" x2="{$x2}" y1="{$y}" y2="{$y}"/>
  </xsl:if>
</xsl:template>

<xsl:template match="r:mark" mode="drawn">
  <xsl:param name="y"/>
  <xsl:variable name="x" select="concat(@at div 10, '%')"/>
  <xsl:variable name="at">
    <xsl:choose>
      <xsl:when test="@side = 'above'"><xsl:value-of select="$y - @row * 18 - 1"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$y + @row * 18 + 9"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <line class="leader" x1="{$x}" x2="{$x}" y1="{$y}" y2="{$at - 4}"/>
  <!-- a date known in part: the days it may be -->
  <xsl:if test="@to"><line class="reach" x1="{$x}" x2="{@to div 10}%" y1="{$y - 7}" y2="{$y - 7}"/></xsl:if>
  <circle class="event" cx="{$x}" cy="{$y}" r="4"/>
  <text x="{$x}" y="{$at}">
    <xsl:choose>
      <xsl:when test="@side = 'above'"><xsl:attribute name="dx">5</xsl:attribute></xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="dx">-5</xsl:attribute>
        <xsl:attribute name="text-anchor">end</xsl:attribute>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="on"><xsl:apply-templates select="@on" mode="term"/></xsl:variable>
    <xsl:value-of select="concat($on, ' ')"/>
    <xsl:apply-templates select="@event" mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
  </text>
</xsl:template>

<xsl:template match="r:spans">
  <div class="wide">
    <table class="stack history">
      <caption><w:say code="line.states"/></caption>
      <thead><tr><th scope="col"><w:say code="column.state"/></th><th scope="col"><w:say code="column.from"/></th><th scope="col"><w:say code="column.until"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:span">
          <tr>
            <th scope="row">
              <svg class="sample" width="40" height="10" aria-hidden="true">
                <xsl:call-template name="stroke">
                  <xsl:with-param name="x1" select="0"/><xsl:with-param name="x2" select="40"/><xsl:with-param name="y" select="5"/>
                </xsl:call-template>
              </svg>
              <xsl:text> </xsl:text>
              <xsl:apply-templates select="@state" mode="term"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
              <xsl:if test="@grace">, <w:say code="line.grace"/></xsl:if>
            </th>
            <td w:data-label="column.from">
              <xsl:apply-templates select="@since" mode="term"/>
              <xsl:if test="not(@since)"><w:say code="line.beginning"/></xsl:if>
            </td>
            <td w:data-label="column.until">
              <xsl:apply-templates select="@until" mode="term"/>
              <xsl:if test="not(@until)"><w:say code="line.no-end"/></xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:marks">
  <xsl:variable name="unit" select="r:mark/r:unit"/>
  <div class="wide">
    <table class="stack history">
      <caption><w:say code="line.events"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="column.event"/></th>
          <xsl:if test="$unit"><th scope="col"><w:say code="column.concerns"/></th></xsl:if>
          <th scope="col"><w:say code="column.by"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:mark">
          <tr>
            <th scope="row"><xsl:apply-templates select="@on" mode="term"/></th>
            <td w:data-label="column.event"><xsl:apply-templates select="@event" mode="term"/></td>
            <xsl:if test="$unit"><td w:data-label="column.concerns"><xsl:apply-templates select="r:unit" mode="value"/></td></xsl:if>
            <td w:data-label="column.by"><xsl:value-of select="r:by"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
