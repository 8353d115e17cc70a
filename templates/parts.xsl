<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of law and evidence that several pages show. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">

<!-- ======== marks ======== -->

<!-- a state or a band: always a word; the shape before it and the colour only repeat it -->
<xsl:template match="@state|r:state" mode="mark">
  <xsl:param name="of" select="'state'"/>
  <span class="mark state-{.}"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="$of"/></xsl:apply-templates></span>
</xsl:template>
<xsl:template match="@exposure|r:exposure|r:assessed|r:band" mode="mark">
  <span class="mark band-{.}"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'exposure'"/></xsl:apply-templates></span>
</xsl:template>

<!-- the law changes within the horizon: the mark says so, the sentences what and when -->
<xsl:template match="r:upcoming" mode="due"/>
<xsl:template match="r:upcoming[r:reason]" mode="due">
  <span class="mark due"><w:say code="parts.law-changes"/></span>
  <xsl:text> </xsl:text>
  <xsl:apply-templates select="." mode="sentences"/>
</xsl:template>

<!-- beside a band, the days only, each once -->
<xsl:template match="r:qualifiers" mode="due">
  <xsl:for-each select="r:reason[@code = 'qualifier.due'][not(r:arg[@name = 'date']/@value = preceding-sibling::r:reason[@code = 'qualifier.due']/r:arg[@name = 'date']/@value)]">
    <xsl:text> </xsl:text>
    <span class="mark due"><w:say code="parts.law-changes-on" on="r:arg[@name = 'date']/@value"/></span>
  </xsl:for-each>
</xsl:template>

<!-- ======== flags ======== -->

<xsl:template match="r:flags">
  <p class="none"><w:say code="parts.no-flag"/></p>
</xsl:template>

<xsl:template match="r:flags[r:flag]">
  <div class="wide">
    <table class="flags stack">
      <thead>
        <tr><th scope="col"><w:say code="column.jurisdiction"/></th><th scope="col"><w:say code="column.state"/></th><th scope="col"><w:say code="column.binds"/></th><th scope="col"><w:say code="column.by"/></th></tr>
      </thead>
      <tbody><xsl:apply-templates select="r:flag"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:flag">
  <tr>
    <th scope="row"><xsl:apply-templates select="r:place" mode="value"/></th>
    <td w:data-label="column.state">
      <xsl:apply-templates select="@state" mode="mark"/>
      <xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template>
      <xsl:if test="r:watch"><p class="note"><w:say code="parts.watched"><w:arg name="why"><xsl:apply-templates select="r:watch" mode="value"/></w:arg></w:say></p></xsl:if>
    </td>
    <td w:data-label="column.binds"><xsl:apply-templates select="r:binds" mode="value"/></td>
    <td w:data-label="column.by">
      <xsl:if test="not(r:because/r:obligation)"><w:say code="parts.author-alone"/></xsl:if>
      <xsl:if test="r:because/r:obligation">
        <ul class="plain">
          <!-- once, however many services it is judged for -->
          <xsl:for-each select="r:because/r:obligation">
            <xsl:if test="not(preceding-sibling::r:obligation[r:obligation/@ref = current()/r:obligation/@ref and @state = current()/@state])">
              <li>
                <xsl:apply-templates select="r:obligation" mode="value"/>
                <xsl:text>: </xsl:text>
                <xsl:apply-templates select="@state" mode="term"/>
                <!-- from when, or by which court -->
                <xsl:variable name="outcome" select="/r:report/r:outcomes/r:outcome[r:obligation/@ref = current()/r:obligation/@ref and r:flag/@state = current()/@state][1]"/>
                <xsl:variable name="because" select="$outcome[r:flag/@state = 'upcoming']/r:flag/r:because|$outcome[r:flag/@state = 'challenged']/r:force/r:because"/>
                <xsl:if test="$because"><span class="note"><xsl:text> </xsl:text><xsl:apply-templates select="$because" mode="sentences"/></span></xsl:if>
              </li>
            </xsl:if>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template name="needs">
  <xsl:param name="needs"/>
  <xsl:choose>
    <!-- a long list folds on a screen; print opens it -->
    <xsl:when test="count($needs/r:reason) &gt; 3">
      <details class="needs">
        <summary><w:say code="parts.points" n="count($needs/r:reason)"/></summary>
        <xsl:apply-templates select="$needs" mode="reasons"/>
      </details>
    </xsl:when>
    <xsl:when test="$needs/r:reason">
      <div class="needs">
        <p><w:say code="parts.needs"/></p>
        <xsl:apply-templates select="$needs" mode="reasons"/>
      </div>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- places by state, in one line -->
<xsl:template match="r:flagged" mode="line"><span class="none"><w:say code="parts.none-flagged"/></span></xsl:template>
<xsl:template match="r:flagged[r:flagged]" mode="line">
  <xsl:for-each select="r:flagged">
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:apply-templates select="@state" mode="mark"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="r:places" mode="value"/>
  </xsl:for-each>
</xsl:template>

<!-- ======== clauses beside others ======== -->

<!-- the words by which others know a clause -->
<xsl:template name="quoted">
  <xsl:if test="r:words">
    <blockquote>
      <xsl:if test="r:language"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
      <p><xsl:value-of select="r:words"/></p>
    </blockquote>
  </xsl:if>
  <xsl:if test="not(r:words)"><p class="none"><w:say code="parts.unquoted"/></p></xsl:if>
</xsl:template>

<!-- their evidence, and where it stands on the clause's own page -->
<xsl:template name="evidenced">
  <xsl:param name="unit"/>
  <xsl:variable name="state"><xsl:apply-templates select="r:evidence" mode="term"><xsl:with-param name="of" select="'evidence-short'"/></xsl:apply-templates></xsl:variable>
  <xsl:choose>
    <xsl:when test="r:at"><a href="{$root}{$unit/@href}#{r:at}"><xsl:value-of select="$state"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="$state"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== what is said first of something, in a word ======== -->

<!-- always words; shade and border only repeat them. It leads to the clause that it is said of. -->
<xsl:template match="r:cell|r:exposed" mode="exposed">
  <xsl:variable name="band"><xsl:if test="@exposure"><xsl:value-of select="concat(' tint-', @exposure)"/></xsl:if></xsl:variable>
  <xsl:variable name="words">
    <xsl:choose>
      <xsl:when test="@kind = 'established'"><xsl:value-of select="w:term('exposure', @exposure)"/></xsl:when>
      <xsl:when test="@kind = 'conditional'"><w:say code="parts.cell-conditional" band="w:term('exposure', @exposure)"/></xsl:when>
      <xsl:when test="@kind = 'not-established'"><w:say code="parts.cell-not-established" band="w:term('exposure', @exposure)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:term('cell', @kind)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:choose>
    <xsl:when test="r:provision">
      <a class="tint {@kind}{$band}" href="{$root}{r:provision/@href}">
        <xsl:attribute name="title"><w:say code="parts.cell-says" n="@n" of="@of" clause="r:provision"/></xsl:attribute>
        <xsl:value-of select="$words"/>
      </a>
    </xsl:when>
    <xsl:otherwise><span class="tint {@kind}{$band}"><xsl:value-of select="$words"/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== counts ======== -->

<!-- counts by band with their denominator: bands that hold nothing are left out, the sum is not -->
<xsl:template match="r:tally" mode="value">
  <span class="tally">
    <xsl:choose>
      <xsl:when test="@of = 0"><w:say code="parts.no-mapping"/></xsl:when>
      <xsl:otherwise>
        <w:say code="parts.tally" of="@of">
          <w:arg name="bands">
            <xsl:for-each select="@*[local-name() != 'of'][. &gt; 0]">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <w:say code="parts.band" n="." band="w:term('exposure', local-name())"/>
            </xsl:for-each>
          </w:arg>
        </w:say>
      </xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>

<!-- duties by what the documents say of them: all seven states and their sum -->
<xsl:template name="covers-head">
  <xsl:for-each select="r:entry[r:covers][1]/r:covers/@*[local-name() != 'of']">
    <th scope="col"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'cover-short'"/></xsl:call-template></th>
  </xsl:for-each>
  <th scope="col"><w:say code="column.sum"/></th>
</xsl:template>

<xsl:template name="covers-cells">
  <xsl:for-each select="r:covers/@*[local-name() != 'of']">
    <xsl:variable name="label"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'cover-short'"/></xsl:call-template></xsl:variable>
    <td data-label="{$label}"><xsl:value-of select="."/></td>
  </xsl:for-each>
  <td w:data-label="column.sum"><xsl:apply-templates select="r:covers/@of" mode="entry"/></td>
</xsl:template>

<xsl:template match="r:covers" mode="table">
  <div class="wide">
    <table class="covers">
      <thead><tr><th scope="col"><w:say code="column.state"/></th><th scope="col" class="number"><w:say code="column.duties"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="@*[local-name() != 'of']">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'cover'"/></xsl:call-template></th>
            <td class="number"><xsl:value-of select="."/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="@of"/></td></tr></tfoot>
    </table>
  </div>
</xsl:template>

<!-- the number of a platform's line leads to what was counted -->
<xsl:template match="r:count|@of" mode="entry">
  <xsl:variable name="unit" select="ancestor::r:entry/r:unit/@ref"/>
  <xsl:choose>
    <xsl:when test="starts-with($unit, 'platform:') and (/r:report/@kind = 'registry' or /r:report/@kind = 'coverage')">
      <a href="{$root}{/r:report/@kind}/{substring-after($unit, ':')}.html"><xsl:value-of select="."/></a>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== laws and services ======== -->

<!-- whom it binds where it applies, else the answer -->
<xsl:template match="r:cell|r:duty" mode="reached">
  <xsl:apply-templates select="@binds|@answer[not(../@binds)]" mode="mark"/>
</xsl:template>
<xsl:template match="@answer|@binds" mode="mark">
  <span class="mark reach-{.}"><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'reach'"/></xsl:apply-templates></span>
</xsl:template>

<!-- where the page of a platform tells of a law and a service -->
<xsl:template match="r:cell|r:likewise/r:other" mode="id">
  <xsl:value-of select="concat(substring-after(r:law/@ref, ':'), '.', translate(substring-after(r:service/@ref, ':'), '/', '.'))"/>
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
    <span class="class"><xsl:apply-templates select="." mode="class"/></span>
    <xsl:if test="r:words and not(r:words = /r:report/r:shown/r:quotation/r:text)"><span class="words"><xsl:text> </xsl:text><q><xsl:value-of select="r:words"/></q></span></xsl:if>
    <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
  </li>
</xsl:template>

<!-- what kind of source it is, and whether it was opened -->
<xsl:template match="r:source" mode="class">
  <xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'source'"/></xsl:apply-templates>
  <!-- memory cannot be opened -->
  <xsl:if test="r:opened or r:class != 'memory'">, </xsl:if>
  <xsl:choose>
    <xsl:when test="r:opened"><xsl:apply-templates select="r:opened" mode="term"/></xsl:when>
    <xsl:when test="r:class = 'memory'"/>
    <xsl:otherwise><xsl:call-template name="term"><xsl:with-param name="word" select="'opened'"/><xsl:with-param name="of" select="'missing'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the excerpts of a platform that show a fact: the words, where they stand, how they were seen, and what later captures have;
     nothing on a page that does not have them -->
<xsl:template match="r:shown-by" mode="value">
  <xsl:variable name="quotations" select="/r:report/r:shown/r:quotation[r:excerpt/@ref = current()/r:excerpt/@ref]"/>
  <xsl:if test="$quotations"><ul class="plain shown"><xsl:apply-templates select="$quotations"/></ul></xsl:if>
</xsl:template>

<xsl:template match="r:quotation">
  <li>
    <q>
      <xsl:if test="r:language"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
      <xsl:value-of select="r:text"/>
    </q>
    <xsl:text> </xsl:text>
    <span class="rests">
      <xsl:apply-templates select="r:document" mode="value"/>
      <xsl:choose>
        <xsl:when test="r:found/r:section"><xsl:value-of select="concat(', ', r:found/r:section)"/></xsl:when>
        <xsl:when test="r:section"><xsl:value-of select="concat(', ', r:section)"/></xsl:when>
      </xsl:choose>
      <xsl:text>; </xsl:text>
      <xsl:if test="r:found/r:capture-on"><w:say code="evidence.captured" on="r:found/r:capture-on"/><xsl:text>, </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="@later"><w:say code="evidence.later"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="w:term('evidence-short', @state)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>.</xsl:text>
    </span>
    <xsl:for-each select="r:found[r:since-on]">
      <xsl:text> </xsl:text>
      <strong><w:say code="evidence.fate-since" fate="w:term('fate', @fate)" since="r:since-on"/></strong>
      <xsl:text>.</xsl:text>
    </xsl:for-each>
  </li>
</xsl:template>

<!-- where a reader can check the words -->
<xsl:template match="r:address" mode="original">
  <xsl:text> · </xsl:text>
  <xsl:call-template name="address">
    <xsl:with-param name="text"><w:say code="parts.original"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- ======== whom users contract with ======== -->

<xsl:template match="r:entity[r:name]" mode="value">
  <xsl:value-of select="r:name"/>
  <xsl:if test="r:identifier"><xsl:value-of select="concat(' (', r:identifier, ')')"/></xsl:if>
  <xsl:if test="r:seat">, <xsl:apply-templates select="r:seat" mode="value"/></xsl:if>
  <xsl:if test="r:for">: <xsl:apply-templates select="r:for" mode="value"/></xsl:if>
  <xsl:if test="r:with"><xsl:text> (</xsl:text><xsl:apply-templates select="r:with" mode="term"><xsl:with-param name="of" select="'user-class'"/></xsl:apply-templates><xsl:text>)</xsl:text></xsl:if>
  <xsl:if test="r:confidence"><span class="rests"><xsl:text> </xsl:text><w:say code="document.confidence"><w:arg name="confidence"><xsl:apply-templates select="r:confidence" mode="value"/></w:arg></w:say></span></xsl:if>
</xsl:template>

<xsl:template match="r:entities" mode="value">
  <ul class="plain"><xsl:for-each select="r:entity"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
</xsl:template>

<!-- ======== law ======== -->

<xsl:template match="r:contract" mode="value">
  <xsl:apply-templates select="r:effect" mode="term"/>
  <xsl:text>. </xsl:text>
  <span class="rests"><w:say code="parts.basis" basis="w:term('contract-basis', r:basis)"/></span>
  <xsl:if test="r:when">
    <xsl:text> </xsl:text>
    <w:say code="parts.condition"><w:arg name="when"><xsl:apply-templates select="r:when" mode="value"/></w:arg></w:say>
  </xsl:if>
  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
</xsl:template>

<xsl:template match="r:enforcement" mode="value">
  <ul class="plain"><xsl:apply-templates select="r:power" mode="value"/></ul>
</xsl:template>

<xsl:template match="r:power" mode="value">
  <li>
    <xsl:value-of select="r:authority"/>
    <xsl:if test="r:from">, <w:say code="parts.powers" from="r:from"/></xsl:if>
    <xsl:text>: </xsl:text>
    <xsl:apply-templates select="r:sanction" mode="value"/>
    <xsl:if test="r:competence">
      <xsl:text> </xsl:text>
      <span class="note"><w:say code="parts.competence" competence="r:competence"/></span>
    </xsl:if>
  </li>
</xsl:template>

<xsl:template match="r:sanction" mode="value">
  <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'sanction'"/></xsl:apply-templates>
  <xsl:if test="r:amount or r:share">
    <xsl:text>, </xsl:text>
    <xsl:variable name="amount"><xsl:apply-templates select="r:amount" mode="value"/></xsl:variable>
    <xsl:variable name="share">
      <xsl:choose>
        <xsl:when test="r:share and r:of"><w:say code="parts.share-of" of="r:of"><w:arg name="share"><xsl:apply-templates select="r:share" mode="value"/></w:arg></w:say></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="r:share" mode="value"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="r:amount and r:share"><w:say code="parts.up-to-either" amount="$amount" share="$share"/></xsl:when>
      <xsl:otherwise><w:say code="parts.up-to" limit="concat($amount, $share)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:rule">, <xsl:apply-templates select="r:rule" mode="term"/></xsl:if>
  </xsl:if>
  <xsl:if test="r:per">
    <xsl:text> </xsl:text>
    <w:say code="parts.per" per="w:term('per', r:per)"/>
  </xsl:if>
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
          <xsl:when test="r:when"><w:say code="parts.exception-when"><w:arg name="when"><xsl:apply-templates select="r:when" mode="value"/></w:arg></w:say></xsl:when>
          <xsl:otherwise><w:say code="parts.exception-case"/></xsl:otherwise>
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
        <xsl:choose>
          <xsl:when test="r:for"><w:say code="parts.until-for" until="r:until" for="r:for"/></xsl:when>
          <xsl:otherwise><w:say code="parts.until" until="r:until"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:when">, <w:say code="parts.where"><w:arg name="when"><xsl:apply-templates select="r:when" mode="value"/></w:arg></w:say></xsl:if>
        <xsl:if test="r:by"><xsl:value-of select="concat(' (', r:by, ')')"/></xsl:if>
        <xsl:if test="r:adopted">; <w:say code="parts.grace-adopted" on="r:adopted"/></xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:history" mode="value">
  <div class="wide">
    <table class="stack history">
      <thead>
        <tr><th scope="col"><w:say code="column.day"/></th><th scope="col"><w:say code="column.event"/></th><th scope="col"><w:say code="column.by"/></th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:entry">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:on" mode="value"/></th>
            <td w:data-label="column.event"><xsl:apply-templates select="r:event" mode="term"/></td>
            <td w:data-label="column.by"><xsl:apply-templates select="." mode="by"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- among what else is said of an obligation, in a line each -->
<xsl:template match="r:obligation/r:history" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:entry">
      <li>
        <xsl:apply-templates select="r:on" mode="value"/><xsl:text>: </xsl:text><xsl:apply-templates select="r:event" mode="term"/>
        <xsl:if test="r:by"><xsl:text>. </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="by"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:entry" mode="by">
  <xsl:value-of select="r:by"/>
  <xsl:if test="r:adopted"><span class="note"><xsl:text> </xsl:text><w:say code="parts.adopted" on="r:adopted"/></span></xsl:if>
  <xsl:if test="r:published"><span class="note"><xsl:text> </xsl:text><w:say code="parts.published" on="r:published"/></span></xsl:if>
  <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
  <xsl:apply-templates select="r:sources" mode="value"/>
</xsl:template>

<!-- an open question is shown open: what is said of it, by whom, and no answer -->
<xsl:template match="r:unsettled" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:question">
      <li>
        <xsl:value-of select="r:question"/>
        <xsl:text> </xsl:text>
        <span class="rests">
          <xsl:choose>
            <xsl:when test="r:decides"><w:say code="parts.open-decides" what="w:term('decides', r:decides)"/></xsl:when>
            <xsl:otherwise><w:say code="parts.open"/></xsl:otherwise>
          </xsl:choose>
        </span>
        <xsl:if test="r:positions">
          <ul>
            <xsl:for-each select="r:positions/r:position">
              <li>
                <xsl:value-of select="r:position"/>
                <xsl:if test="r:authorities"><span class="rests"><xsl:text> </xsl:text><w:say code="parts.position-in"><w:arg name="authorities"><xsl:apply-templates select="r:authorities" mode="value"/></w:arg></w:say></span></xsl:if>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- whose judgement it is; the name is not public unless it is marked so -->
<xsl:template name="signed">
  <xsl:if test="r:by"><xsl:value-of select="concat(r:by, ', ')"/></xsl:if>
  <xsl:value-of select="r:capacity"/>
  <xsl:if test="r:on">, <w:say code="parts.signed" on="r:on"/></xsl:if>
  <xsl:choose>
    <xsl:when test="r:reason">:</xsl:when>
    <xsl:otherwise>.</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== what to do next ======== -->

<!-- items of a clause (r:item, in its body) and of the whole project (the same as computed parts) -->
<xsl:template name="items">
  <xsl:param name="items" select="r:item"/>
  <xsl:variable name="clause" select="$items/r:provision"/>
  <xsl:variable name="law" select="$items/r:obligation"/>
  <xsl:variable name="owner" select="$items/r:owner"/>
  <xsl:variable name="due" select="$items/r:by"/>
  <div class="filtered">
  <xsl:attribute name="data-filter"><w:say code="column.status"/>|<w:say code="column.clause"/>|<w:say code="column.law"/>|<w:say code="parts.owner"/></xsl:attribute>
  <xsl:call-template name="filter"><xsl:with-param name="rows" select="$items"/></xsl:call-template>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <thead>
        <tr>
          <th scope="col"><w:say code="parts.to-do"/></th>
          <th scope="col"><w:say code="column.status"/></th>
          <xsl:if test="$clause"><th scope="col"><w:say code="column.clause"/></th></xsl:if>
          <xsl:if test="$law"><th scope="col"><w:say code="column.law"/></th></xsl:if>
          <xsl:if test="$owner"><th scope="col"><w:say code="parts.owner"/></th></xsl:if>
          <xsl:if test="$due"><th scope="col"><w:say code="parts.due"/></th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$items">
          <tr>
            <th scope="row">
              <xsl:value-of select="r:what"/>
              <xsl:if test="r:why"><span class="note"><xsl:value-of select="concat(' ', r:why)"/></span></xsl:if>
            </th>
            <td w:data-label="column.status">
              <xsl:apply-templates select="(@status|r:status)[1]" mode="term"/>
              <xsl:if test="not(@status|r:status)"><xsl:value-of select="w:term('status', 'open')"/></xsl:if>
            </td>
            <xsl:if test="$clause"><td w:data-label="column.clause"><xsl:apply-templates select="r:provision" mode="value"/></td></xsl:if>
            <xsl:if test="$law"><td w:data-label="column.law"><xsl:apply-templates select="r:obligation" mode="value"/></td></xsl:if>
            <xsl:if test="$owner"><td w:data-label="parts.owner"><xsl:value-of select="r:owner"/></td></xsl:if>
            <xsl:if test="$due"><td w:data-label="parts.due"><xsl:apply-templates select="r:by" mode="day"/></td></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="count($items) &gt; 1"><xsl:call-template name="filter-script"/></xsl:if>
  </div>
</xsl:template>

<!-- where a law stands on the day, for a service or for all: never without its event -->
<xsl:template match="r:force" mode="value">
  <xsl:choose>
    <xsl:when test="r:because/r:reason"><xsl:apply-templates select="r:because" mode="sentences"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="@state" mode="term"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ======== changes between captures ======== -->

<xsl:template match="r:changes" mode="counts">
  <xsl:choose>
    <xsl:when test="@of = 0"><p class="none"><w:say code="parts.none-recorded"/></p></xsl:when>
    <xsl:otherwise>
      <div class="wide">
        <table>
          <caption><w:say code="parts.changes"/></caption>
          <thead><tr><th scope="col"><w:say code="column.class"/></th><th scope="col" class="number"><w:say code="column.all-days"/></th><th scope="col" class="number"><w:say code="column.year"/></th></tr></thead>
          <xsl:call-template name="class-rows"/>
        </table>
      </div>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="r:others[@of &gt; 0]"/>
</xsl:template>

<xsl:template name="class-rows">
  <tbody>
    <xsl:for-each select="r:classes/r:class">
      <tr>
        <th scope="row"><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></th>
        <td class="number"><xsl:value-of select="@n"/></td>
        <td class="number"><xsl:value-of select="@year"/></td>
      </tr>
    </xsl:for-each>
  </tbody>
  <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="@of"/></td><td class="number"><xsl:value-of select="@of-year"/></td></tr></tfoot>
</xsl:template>

<!-- in words, the latest first -->
<xsl:template match="r:entries" mode="news">
  <ul class="news">
    <xsl:for-each select="r:entry">
    <li>
    <a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:on" mode="value"/></a>
    <xsl:text>, </xsl:text>
    <xsl:if test="r:platform and not(contains(r:document, r:platform))"><xsl:value-of select="concat(r:platform, ': ')"/></xsl:if>
  <xsl:apply-templates select="r:document|r:regulation|r:authority" mode="value"/>
    <xsl:text>. </xsl:text>
    <xsl:apply-templates select="r:says" mode="sentences"/>
    </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- what is no news: how many, and folded of which class -->
<xsl:template match="r:others">
  <details>
    <summary>
      <w:say code="changes.others" n="@of"/>
    </summary>
    <div class="wide">
      <table>
        <thead><tr><th scope="col"><w:say code="column.class"/></th><th scope="col" class="number"><w:say code="column.all-days"/></th><th scope="col" class="number"><w:say code="column.year"/></th></tr></thead>
        <xsl:call-template name="class-rows"/>
      </table>
    </div>
    <p><w:say code="changes.histories"><w:arg name="documents"><a href="{$root}documents.html"><w:words/></a></w:arg></w:say></p>
  </details>
</xsl:template>

<!-- ======== lists of units ======== -->

<xsl:template match="r:lists">
  <xsl:apply-templates select="r:list"/>
</xsl:template>

<xsl:template match="r:list">
  <section class="list" aria-labelledby="list.{@name}">
    <h2 id="list.{@name}">
      <xsl:apply-templates select="@name" mode="list-name"/>
      <span class="count">
        <xsl:choose>
          <xsl:when test="r:entries/r:entry and (@first &gt; 1 or count(r:entries/r:entry) &lt; @total)">
            <w:say code="parts.range" first="@first" last="@first + count(r:entries/r:entry) - 1" of="@total"/>
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

<!-- a site about one platform shows that, and the others for comparison -->
<xsl:template match="r:list[@name = 'platforms']/r:entries[r:entry/r:unit/@ref = /r:report/r:site/r:subject/@ref]" priority="2">
  <xsl:variable name="subject" select="r:entry[r:unit/@ref = /r:report/r:site/r:subject/@ref]"/>
  <xsl:call-template name="entries"><xsl:with-param name="rows" select="$subject"/></xsl:call-template>
  <xsl:if test="count(r:entry) &gt; 1">
    <details class="others">
      <summary><w:say code="overview.heat-others" n="count(r:entry) - 1"/></summary>
      <xsl:call-template name="entries"><xsl:with-param name="rows" select="r:entry[r:unit/@ref != /r:report/r:site/r:subject/@ref]"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template match="r:entries"><p class="none"><w:say code="parts.none"/></p></xsl:template>

<!-- only columns that some entry fills -->
<xsl:template match="r:entries[r:entry]"><xsl:call-template name="entries"/></xsl:template>

<xsl:template name="entries">
  <xsl:param name="rows" select="r:entry"/>
  <xsl:variable name="state" select="$rows/r:state"/>
  <xsl:variable name="rated" select="$rows/r:tally"/>
  <!-- on the page of what all are in, a column of it would say nothing -->
  <xsl:variable name="within" select="$rows/r:within[@ref != concat(/r:report/@kind, ':', /r:report/@id)]"/>
  <xsl:variable name="assessed" select="$rated and $rows/r:assessed"/>
  <!-- what can be chosen, which each row says of itself -->
  <xsl:variable name="facets" select="../r:facets/r:facet[count(r:values/r:value) &gt; 1]"/>
  <xsl:variable name="counted" select="$rows/r:count"/>
  <xsl:variable name="covers" select="$rows/r:covers"/>
  <xsl:variable name="followed" select="$rows/r:captured"/>
  <xsl:variable name="detail" select="$rows[not(r:covers)]/r:detail"/>
  <xsl:variable name="count-label"><xsl:apply-templates select="../@name" mode="term"><xsl:with-param name="of" select="'count'"/></xsl:apply-templates></xsl:variable>
  <xsl:variable name="detail-label"><xsl:apply-templates select="../@name" mode="term"><xsl:with-param name="of" select="'detail'"/></xsl:apply-templates></xsl:variable>
  <!-- counts of one unit are not set against those of another, so nothing is sorted by them -->
  <div class="filtered">
  <xsl:attribute name="data-filter"><w:say code="parts.in"/>|<w:say code="parts.assessed"/>|<xsl:value-of select="$detail-label"/></xsl:attribute>
  <xsl:call-template name="filter">
    <xsl:with-param name="rows" select="$rows"/>
    <xsl:with-param name="facets" select="$facets"/>
  </xsl:call-template>
  <xsl:if test="$rated">
    <p class="rests"><w:say code="parts.legend"/><xsl:if test="../@name = 'provisions' and not($assessed)"><xsl:text> </xsl:text><w:say code="parts.none-assessed"/></xsl:if></p>
  </xsl:if>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <xsl:if test="$covers"><xsl:attribute name="class">stack numbers</xsl:attribute></xsl:if>
      <thead>
        <tr>
          <th scope="col"><w:say code="parts.title"/></th>
          <xsl:if test="$within"><th scope="col"><w:say code="parts.in"/></th></xsl:if>
          <xsl:if test="$state"><th scope="col"><w:say code="parts.flag"/></th></xsl:if>
          <xsl:if test="$counted"><th scope="col" data-unsorted="yes"><xsl:value-of select="$count-label"/></th></xsl:if>
          <xsl:if test="$assessed"><th scope="col"><w:say code="parts.assessed"/></th></xsl:if>
          <xsl:if test="$rated">
            <th scope="col">
              <!-- platforms are not ranked -->
              <xsl:if test="../@name = 'platforms'"><xsl:attribute name="data-unsorted">yes</xsl:attribute></xsl:if>
              <w:say code="parts.indicated"/>
            </th>
          </xsl:if>
          <xsl:if test="$covers"><xsl:call-template name="covers-head"/></xsl:if>
          <xsl:if test="$rows/@documents"><th scope="col" class="number" data-unsorted="yes"><w:say code="followed.documents"/></th></xsl:if>
          <xsl:if test="$followed">
            <th scope="col"><w:say code="followed.changed"/></th>
            <th scope="col" class="number" data-unsorted="yes"><w:say code="followed.changes"/></th>
            <th scope="col"><w:say code="followed.captured"/></th>
            <th scope="col" class="number" data-unsorted="yes"><w:say code="followed.captures"/></th>
          </xsl:if>
          <xsl:if test="$detail"><th scope="col"><xsl:value-of select="$detail-label"/></th></xsl:if>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <xsl:if test="@platform">
              <xsl:if test="$facets[@name = 'platform']"><xsl:attribute name="data-platform"><xsl:value-of select="@platform"/></xsl:attribute></xsl:if>
              <xsl:if test="$facets[@name = 'category']"><xsl:attribute name="data-category"><xsl:value-of select="@category"/></xsl:attribute></xsl:if>
              <xsl:if test="$facets[@name = 'place' or @name = 'state' or @name = 'exposure' or @name = 'relation']"><xsl:attribute name="data-judged"><xsl:value-of select="@judged"/></xsl:attribute></xsl:if>
            </xsl:if>
            <th scope="row"><xsl:apply-templates select="r:unit" mode="value"/></th>
            <xsl:if test="$within">
              <td w:data-label="parts.in">
                <!-- a clause has the link on its own page -->
                <xsl:choose>
                  <xsl:when test="../../@name = 'provisions'"><xsl:value-of select="r:within"/></xsl:when>
                  <xsl:otherwise><xsl:apply-templates select="r:within" mode="value"/></xsl:otherwise>
                </xsl:choose>
              </td>
            </xsl:if>
            <xsl:if test="$state"><td w:data-label="parts.flag" data-sort="{@state-rank}"><xsl:apply-templates select="r:state" mode="mark"/></td></xsl:if>
            <xsl:if test="$counted"><td data-label="{$count-label}"><xsl:apply-templates select="r:count" mode="entry"/></td></xsl:if>
            <xsl:if test="$assessed">
              <td w:data-label="parts.assessed" data-sort="{@assessed-rank}">
                <xsl:apply-templates select="r:assessed" mode="mark"/>
                <xsl:if test="not(r:assessed)"><w:say code="parts.not-assessed"/></xsl:if>
              </td>
            </xsl:if>
            <xsl:if test="$rated">
              <td w:data-label="column.indicated" data-sort="{@exposed-rank}">
                <xsl:apply-templates select="r:exposed[@kind != 'unmapped']" mode="exposed"/>
                <xsl:text> </xsl:text>
                <xsl:apply-templates select="r:tally" mode="value"/>
              </td>
            </xsl:if>
            <xsl:if test="$covers"><xsl:call-template name="covers-cells"/></xsl:if>
            <xsl:if test="$rows/@documents"><td w:data-label="followed.documents" class="number"><xsl:value-of select="@documents"/></td></xsl:if>
            <xsl:if test="$followed"><xsl:call-template name="followed-cells"/></xsl:if>
            <xsl:if test="$detail"><td data-label="{$detail-label}"><xsl:apply-templates select="r:detail" mode="value"/></td></xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="count($rows) &gt; 1"><xsl:call-template name="filter-script"/></xsl:if>
  </div>
</xsl:template>

<!-- of a document the last change and the last capture, and how many there are -->
<xsl:template name="followed-cells">
  <td w:data-label="followed.changed" data-sort="{r:changed}">
    <xsl:if test="r:changed"><a href="{$root}{r:change/@href}"><xsl:apply-templates select="r:changed" mode="day"/></a></xsl:if>
    <xsl:if test="not(r:changed) and @changes"><w:say code="followed.none"/></xsl:if>
    <xsl:if test="not(@changes)"><w:say code="evidence.not-recorded"/></xsl:if>
  </td>
  <td w:data-label="followed.changes" class="number"><xsl:value-of select="@changes"/></td>
  <td w:data-label="followed.captured" data-sort="{substring(r:captured, string-length(r:captured) - 9)}"><xsl:apply-templates select="r:captured" mode="day"/></td>
  <td w:data-label="followed.captures" class="number"><xsl:value-of select="@captures"/></td>
</xsl:template>

<!-- ======== finding ======== -->

<!-- the field in the header of every page; the search page has its own -->
<!-- What filter.js shows before a table of many rows; its box has data-filter, the columns that can be chosen by.
     Choices between less than two say nothing. -->
<xsl:template name="filter">
  <xsl:param name="rows"/>
  <xsl:param name="facets" select="/.."/>
  <xsl:if test="count($rows) &gt; 7">
  <form class="filter" hidden="hidden" w:data-any="parts.any">
    <xsl:attribute name="data-counted"><w:say code="parts.shown" n="'#'" of="'##'"/></xsl:attribute>
    <fieldset>
      <legend><w:say code="parts.show-only"/></legend>
      <xsl:apply-templates select="$facets[count(r:values/r:value) &gt; 1]" mode="choice"/>
    </fieldset>
    <xsl:if test="$facets[@name = 'place']"><p class="note"><w:say code="parts.one-mapping"/></p></xsl:if>
    <p><button type="reset"><w:say code="parts.show-all"/></button></p>
  </form>
  <p class="shown" role="status"></p>
  </xsl:if>
</xsl:template>
<!-- at the end of the box -->
<xsl:template name="filter-script"><script src="{$root}assets/filter.js"></script></xsl:template>

<!-- a choice by which what is listed can be narrowed; a script gives it its use -->
<xsl:template match="r:facet" mode="choice">
  <xsl:variable name="name" select="@name"/>
  <label>
    <span class="label"><xsl:call-template name="term"><xsl:with-param name="word" select="$name"/><xsl:with-param name="of" select="'facet'"/></xsl:call-template></span>
    <select name="{$name}">
      <option value=""><w:say code="parts.any"/></option>
      <xsl:for-each select="r:values/r:value">
        <option value="{@value}">
          <xsl:choose>
            <xsl:when test="r:unit"><xsl:value-of select="r:unit"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="@value" mode="term"><xsl:with-param name="of" select="$name"/></xsl:apply-templates></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@n"><xsl:value-of select="concat(' (', @n, ')')"/></xsl:if>
        </option>
      </xsl:for-each>
    </select>
  </label>
</xsl:template>

<!-- prose that stands by itself -->
<xsl:template match="*" mode="prose">
  <div class="prose"><xsl:apply-templates mode="rich"/></div>
</xsl:template>

<!-- ======== what is open ======== -->

<xsl:template match="r:topic/@name" mode="topic">
  <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'topic'"/></xsl:apply-templates>
</xsl:template>

<xsl:template name="named">
  <xsl:choose>
    <xsl:when test="@more">
      <w:say code="parts.and-more" n="@more">
        <w:arg name="names"><xsl:call-template name="joined"><xsl:with-param name="values" select="r:named/r:unit"/></xsl:call-template></w:arg>
      </w:say>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="joined"><xsl:with-param name="values" select="r:named/r:unit"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- points of a topic that are groups of something, and add up to all of it -->
<xsl:template name="groups">
  <xsl:param name="first"/>
  <xsl:param name="counted"/>
  <xsl:param name="of"/>
  <div class="wide">
    <table class="stack">
      <caption><xsl:apply-templates select="@name" mode="topic"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="$first"/></th><th scope="col" class="number"><xsl:value-of select="$counted"/></th><th scope="col"><w:say code="column.which"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:points/r:point">
          <tr>
            <th scope="row">
              <xsl:apply-templates select="@state" mode="term"><xsl:with-param name="of" select="$of"/></xsl:apply-templates>
              <xsl:apply-templates select="r:says" mode="sentences"/>
            </th>
            <td class="number" data-label="{$counted}"><xsl:value-of select="@n"/></td>
            <td w:data-label="column.which"><xsl:call-template name="named"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number" data-label="{$counted}"><xsl:value-of select="@n"/></td><td/></tr></tfoot>
    </table>
  </div>
</xsl:template>

<xsl:template name="source-classes">
  <xsl:call-template name="groups">
    <xsl:with-param name="first"><w:say code="column.class"/></xsl:with-param>
    <xsl:with-param name="counted"><w:say code="parts.rules"/></xsl:with-param>
    <xsl:with-param name="of" select="'source'"/>
  </xsl:call-template>
</xsl:template>

<!-- ======== the build ======== -->

<!-- what changes with the day stands here and nowhere else -->
<xsl:template match="r:build">
  <section class="record" id="build" aria-labelledby="the.record">
    <h2 id="the.record"><w:say code="page.record"/></h2>
    <dl><xsl:apply-templates select="r:as-of|r:edition|r:since|r:horizon|r:version" mode="row"/></dl>
    <xsl:if test="r:checks/r:reason">
      <h3><w:say code="parts.checks"/></h3>
      <xsl:apply-templates select="r:checks" mode="reasons"/>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:horizon" mode="value"><w:say code="parts.days" n="."/></xsl:template>
<xsl:template match="r:build/r:edition" mode="value"><code><xsl:value-of select="."/></code></xsl:template>
<xsl:template match="r:build/r:since" mode="value"><a href="{$root}edition.html"><w:say code="parts.since"/></a>, <code><xsl:value-of select="."/></code></xsl:template>
<xsl:template match="r:build/r:version" mode="value"><w:say code="parts.regc" version="."/></xsl:template>
<xsl:template match="r:build/r:version" mode="row" priority="1">
  <dt><w:say code="parts.made-with"/></dt><dd><xsl:apply-templates select="." mode="value"/></dd>
</xsl:template>

</xsl:stylesheet>
