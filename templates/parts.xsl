<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of law and evidence that several pages show. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">

<!-- ======== marks ======== -->

<!-- a state or a band: always a word; the shape before it and the colour only repeat it -->
<xsl:template match="@state|r:state" mode="mark">
  <span class="mark state-{.}"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'state'"/></xsl:apply-templates></span>
</xsl:template>
<xsl:template match="@exposure|r:exposure|r:assessed|r:band" mode="mark">
  <span class="mark band-{.}"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'exposure'"/></xsl:apply-templates></span>
</xsl:template>

<!-- ======== flags ======== -->

<xsl:template match="r:flags">
  <p class="none">No jurisdiction is flagged.</p>
</xsl:template>

<xsl:template match="r:flags[r:flag]">
  <div class="wide">
    <table class="flags stack">
      <thead>
        <tr><th scope="col">Jurisdiction</th><th scope="col">State</th><th scope="col">Binds</th><th scope="col">By</th></tr>
      </thead>
      <tbody><xsl:apply-templates select="r:flag"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:flag">
  <tr>
    <th scope="row"><xsl:apply-templates select="r:place" mode="value"/></th>
    <td data-label="State">
      <xsl:apply-templates select="@state" mode="mark"/>
      <xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template>
    </td>
    <td data-label="Binds"><xsl:apply-templates select="r:binds" mode="value"/></td>
    <td data-label="By">
      <ul class="plain">
        <xsl:for-each select="r:because/r:obligation">
          <li>
            <xsl:apply-templates select="r:obligation" mode="value"/>
            <xsl:text>: </xsl:text>
            <xsl:apply-templates select="@state" mode="term"/>
          </li>
        </xsl:for-each>
      </ul>
    </td>
  </tr>
</xsl:template>

<xsl:template name="needs">
  <xsl:param name="needs"/>
  <xsl:if test="$needs/r:reason">
    <div class="needs">
      <p>To be settled:</p>
      <xsl:apply-templates select="$needs" mode="reasons"/>
    </div>
  </xsl:if>
</xsl:template>

<!-- ======== counts ======== -->

<!-- counts by band with their denominator: bands that hold nothing are left out, the sum is not -->
<xsl:template match="r:tally" mode="value">
  <span class="tally">
    <xsl:choose>
      <xsl:when test="@of = 0">no mappings</xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="(@critical|@high|@medium|@low|@not-rated)[. &gt; 0]">
          <xsl:sort select="string-length(substring-before('critical high medium low not-rated', local-name()))" data-type="number"/>
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="concat(., '&#160;')"/>
          <xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'exposure'"/></xsl:call-template>
        </xsl:for-each>
        <xsl:value-of select="concat(' of ', @of)"/>
      </xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>

<!-- ======== sources ======== -->

<xsl:template match="r:sources" mode="value">
  <ul class="sources"><xsl:apply-templates select="r:source" mode="value"/></ul>
</xsl:template>

<!-- its class and whether it was opened stand beside every source: it is no better than that -->
<xsl:template match="r:source" mode="value">
  <li>
    <xsl:choose>
      <xsl:when test="r:url">
        <xsl:call-template name="address">
          <xsl:with-param name="to" select="string(r:url)"/>
          <xsl:with-param name="text">
            <xsl:value-of select="r:title"/>
            <xsl:if test="not(r:title)"><xsl:value-of select="r:url"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="r:title"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:locator"><xsl:value-of select="concat(', ', r:locator)"/></xsl:if>
    <xsl:text> </xsl:text>
    <span class="class">
      <xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'source'"/></xsl:apply-templates>
      <xsl:text>, </xsl:text>
      <xsl:choose>
        <xsl:when test="r:opened"><xsl:apply-templates select="r:opened" mode="term"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="term"><xsl:with-param name="word" select="'opened'"/><xsl:with-param name="of" select="'missing'"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
  </li>
</xsl:template>

<!-- where a reader can check the words -->
<xsl:template match="r:address" mode="original">
  <xsl:text> · </xsl:text>
  <xsl:call-template name="address"><xsl:with-param name="text" select="'Read the original'"/></xsl:call-template>
</xsl:template>

<!-- ======== law ======== -->

<xsl:template match="r:contract" mode="value">
  <xsl:apply-templates select="r:effect" mode="term"/>
  <xsl:text>. </xsl:text>
  <span class="rests">Rests on: <xsl:apply-templates select="r:basis" mode="term"><xsl:with-param name="of" select="'contract-basis'"/></xsl:apply-templates>.</span>
  <xsl:if test="r:when"><xsl:text> Condition: </xsl:text><xsl:apply-templates select="r:when" mode="value"/></xsl:if>
  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
</xsl:template>

<xsl:template match="r:enforcement" mode="value">
  <ul class="plain"><xsl:apply-templates select="r:power" mode="value"/></ul>
</xsl:template>

<xsl:template match="r:power" mode="value">
  <li>
    <xsl:value-of select="r:authority"/>
    <xsl:if test="r:from"><xsl:text>, powers from </xsl:text><xsl:apply-templates select="r:from" mode="value"/></xsl:if>
    <xsl:text>: </xsl:text>
    <xsl:apply-templates select="r:sanction" mode="value"/>
    <xsl:if test="r:competence"><span class="note"> Competence: <xsl:value-of select="r:competence"/></span></xsl:if>
  </li>
</xsl:template>

<xsl:template match="r:sanction" mode="value">
  <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'sanction'"/></xsl:apply-templates>
  <xsl:if test="r:amount or r:share">
    <xsl:text> up to </xsl:text>
    <xsl:apply-templates select="r:amount" mode="value"/>
    <xsl:if test="r:amount and r:share"> or </xsl:if>
    <xsl:apply-templates select="r:share" mode="value"/>
    <xsl:if test="r:of"><xsl:value-of select="concat(' of ', r:of)"/></xsl:if>
    <xsl:if test="r:rule"><xsl:text>, </xsl:text><xsl:apply-templates select="r:rule" mode="term"/></xsl:if>
  </xsl:if>
  <xsl:if test="r:per"><xsl:text> per </xsl:text><xsl:apply-templates select="r:per" mode="term"/></xsl:if>
  <xsl:if test="r:class"><xsl:text>, </xsl:text><xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'offence'"/></xsl:apply-templates></xsl:if>
  <xsl:if test="r:citation"><xsl:value-of select="concat(' (', r:citation, ')')"/></xsl:if>
  <xsl:text>.</xsl:text>
  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
</xsl:template>

<xsl:template match="r:exceptions" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:exception">
      <li>
        <xsl:value-of select="r:effect"/>
        <xsl:text> (</xsl:text>
        <xsl:if test="r:citation"><xsl:value-of select="concat(r:citation, '; ')"/></xsl:if>
        <xsl:choose>
          <xsl:when test="r:when">holds where <xsl:apply-templates select="r:when" mode="value"/></xsl:when>
          <xsl:otherwise>turns on the single case</xsl:otherwise>
        </xsl:choose>
        <xsl:text>)</xsl:text>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:grace" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:period">
      <li>
        <xsl:text>Until </xsl:text>
        <xsl:apply-templates select="r:until" mode="value"/>
        <xsl:if test="r:for"><xsl:value-of select="concat(' for ', r:for)"/></xsl:if>
        <xsl:if test="r:when"><xsl:text>, where </xsl:text><xsl:apply-templates select="r:when" mode="value"/></xsl:if>
        <xsl:if test="r:by"><xsl:value-of select="concat(' (', r:by, ')')"/></xsl:if>
        <xsl:if test="r:adopted"><xsl:text>; adopted </xsl:text><xsl:apply-templates select="r:adopted" mode="value"/></xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:history" mode="value">
  <div class="wide">
    <table class="stack history">
      <thead>
        <tr><th scope="col">Day</th><th scope="col">Event</th><th scope="col">By</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:entry">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:on" mode="value"/></th>
            <td data-label="Event"><xsl:apply-templates select="r:event" mode="term"/></td>
            <td data-label="By">
              <xsl:value-of select="r:by"/>
              <xsl:if test="r:adopted"><span class="note"> Adopted <xsl:apply-templates select="r:adopted" mode="value"/>.</span></xsl:if>
              <xsl:if test="r:published"><span class="note"> Published <xsl:apply-templates select="r:published" mode="value"/>.</span></xsl:if>
              <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
              <xsl:apply-templates select="r:sources" mode="value"/>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- where a law stands on the day, for a service or for all: never without its event -->
<xsl:template match="r:force" mode="value">
  <xsl:choose>
    <xsl:when test="r:because/r:reason"><xsl:apply-templates select="r:because" mode="sentences"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="@state" mode="term"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== lists of units ======== -->

<xsl:template match="r:lists">
  <xsl:apply-templates select="r:list"/>
</xsl:template>

<xsl:template match="r:list">
  <section class="list" aria-labelledby="list-{@name}">
    <h2 id="list-{@name}">
      <xsl:apply-templates select="@name" mode="list-name"/>
      <span class="count">
        <xsl:choose>
          <xsl:when test="r:entries/r:entry and (@first &gt; 1 or count(r:entries/r:entry) &lt; @total)">
            <xsl:value-of select="concat(@first, '–', @first + count(r:entries/r:entry) - 1, ' of ', @total)"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@total"/></xsl:otherwise>
        </xsl:choose>
      </span>
    </h2>
    <xsl:apply-templates select="r:entries"/>
  </section>
</xsl:template>

<xsl:template match="@name" mode="list-name">
  <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'list'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:entries"><p class="none">None.</p></xsl:template>

<!-- only columns that some entry fills -->
<xsl:template match="r:entries[r:entry]">
  <xsl:variable name="state" select="r:entry/r:state"/>
  <xsl:variable name="rated" select="r:entry/r:tally"/>
  <xsl:variable name="within" select="r:entry/r:within"/>
  <xsl:variable name="detail" select="r:entry/r:detail"/>
  <xsl:variable name="detail-label"><xsl:apply-templates select="../@name" mode="term"><xsl:with-param name="of" select="'detail'"/></xsl:apply-templates></xsl:variable>
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <xsl:if test="$within"><th scope="col">In</th></xsl:if>
          <xsl:if test="$state"><th scope="col">Flag</th></xsl:if>
          <xsl:if test="$rated"><th scope="col">Assessed</th><th scope="col">Indicated, by mapping</th></xsl:if>
          <xsl:if test="$detail"><th scope="col"><xsl:value-of select="$detail-label"/></th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:entry">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/></th>
            <xsl:if test="$within"><td data-label="In"><xsl:apply-templates select="r:within" mode="value"/></td></xsl:if>
            <xsl:if test="$state"><td data-label="Flag"><xsl:apply-templates select="r:state" mode="mark"/></td></xsl:if>
            <xsl:if test="$rated">
              <td data-label="Assessed">
                <xsl:apply-templates select="r:assessed" mode="mark"/>
                <xsl:if test="not(r:assessed)">not assessed</xsl:if>
              </td>
              <td data-label="Indicated"><xsl:apply-templates select="r:tally" mode="value"/></td>
            </xsl:if>
            <xsl:if test="$detail"><td data-label="{$detail-label}"><xsl:apply-templates select="r:detail" mode="value"/></td></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- prose that stands by itself -->
<xsl:template match="*" mode="prose">
  <div class="prose"><xsl:apply-templates mode="rich"/></div>
</xsl:template>

<!-- ======== the build ======== -->

<!-- what changes with the day stands here and nowhere else -->
<xsl:template match="r:build">
  <section class="record" aria-labelledby="record">
    <h2 id="record">Record</h2>
    <dl><xsl:apply-templates select="r:as-of|r:horizon|r:version" mode="row"/></dl>
    <xsl:if test="r:checks/r:reason">
      <h3>Laws whose sources were last read before the day</h3>
      <xsl:apply-templates select="r:checks" mode="reasons"/>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:horizon" mode="value"><xsl:value-of select="concat(., ' days')"/></xsl:template>
<xsl:template match="r:build/r:version" mode="value"><xsl:value-of select="concat('regc ', .)"/></xsl:template>
<xsl:template match="r:build/r:version" mode="row" priority="1">
  <dt>Made with</dt><dd><xsl:apply-templates select="." mode="value"/></dd>
</xsl:template>

</xsl:stylesheet>
