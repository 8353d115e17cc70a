<?xml version="1.0" encoding="UTF-8"?>
<!-- A kind of clause, and the clauses of that kind. They stand in one table; compare.js sets those of two to four
     platforms side by side. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:category"><xsl:call-template name="definition"/></xsl:if>
  <xsl:if test="r:prevalence/r:reason"><xsl:call-template name="common"/></xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template name="definition">
  <section aria-labelledby="definition">
    <h2 id="definition">What belongs here</h2>
    <xsl:apply-templates select="r:category/r:definition" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="common">
  <section aria-labelledby="common">
    <h2 id="common">How common it is</h2>
    <p><xsl:apply-templates select="r:prevalence" mode="sentences"/></p>
    <p class="note">Platforms of this map, each counted once by all its documents. “Read without it” needs a record that its documents were read for it.</p>
  </section>
</xsl:template>

<!-- data-field marks the heads of what is compared; words are for the reader to compare -->
<xsl:template match="r:list[@name = 'provisions']/r:entries[r:entry]">
  <div data-compare="yes">
    <!-- entries come by platform, so the first of each begins a run -->
    <xsl:variable name="firsts" select="r:entry[not(r:clause/r:platform/@ref = preceding-sibling::r:entry[1]/r:clause/r:platform/@ref)]"/>
    <xsl:if test="$firsts[2]"><xsl:call-template name="choice"><xsl:with-param name="firsts" select="$firsts"/></xsl:call-template></xsl:if>
    <div class="wide">
      <table class="stack clauses">
        <caption>Clauses of this kind, one a row, by platform</caption>
        <thead>
          <tr>
            <th scope="col">Platform</th><th scope="col">Clause</th><th scope="col">Words and evidence</th>
            <th scope="col" data-field="yes">Basis</th><th scope="col" data-field="yes">Exposure</th>
            <th scope="col" data-field="yes">Obligations</th><th scope="col" data-field="yes">Flags</th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="r:entry" mode="clause"/></tbody>
      </table>
    </div>
    <xsl:if test="$firsts[2]"><script src="{$root}assets/compare.js"/></xsl:if>
  </div>
</xsl:template>

<!-- shown by the script that makes it work -->
<xsl:template name="choice">
  <xsl:param name="firsts"/>
  <form class="choice" hidden="" data-all="Clauses of all platforms are shown, one a row." data-one="Choose one to three more." data-some="Side by side: {{names}}. Of {{of}} fields that are compared, {{n}} differ. The words are not compared." data-caption="Side by side" data-differs="Differs" data-same="The same">
    <fieldset>
      <legend>Set two to four platforms side by side</legend>
      <xsl:for-each select="$firsts">
        <label><input type="checkbox" value="{substring-after(r:clause/r:platform/@ref, ':')}"/><xsl:text> </xsl:text><xsl:value-of select="r:clause/r:platform"/></label>
      </xsl:for-each>
      <button type="reset">Show all</button>
    </fieldset>
    <p role="status"/>
  </form>
</xsl:template>

<xsl:template match="r:entry" mode="clause">
  <tr data-platform="{substring-after(r:clause/r:platform/@ref, ':')}">
    <th scope="row"><xsl:apply-templates select="r:clause/r:platform" mode="value"/></th>
    <td data-label="Clause"><xsl:apply-templates select="r:unit" mode="value"/><p class="note"><xsl:apply-templates select="r:within" mode="value"/></p></td>
    <td data-label="Words and evidence">
      <xsl:variable name="unit" select="r:unit"/>
      <xsl:for-each select="r:clause">
        <xsl:call-template name="quoted"/>
        <p class="note">Evidence: <xsl:call-template name="evidenced"><xsl:with-param name="unit" select="$unit"/></xsl:call-template></p>
      </xsl:for-each>
    </td>
    <td data-label="Basis"><xsl:apply-templates select="r:clause/r:basis" mode="term"><xsl:with-param name="of" select="'basis-short'"/></xsl:apply-templates></td>
    <td data-label="Exposure">
      <xsl:if test="r:assessed"><xsl:apply-templates select="r:assessed" mode="mark"/> assessed; indicated: </xsl:if>
      <xsl:apply-templates select="r:tally" mode="value"/>
    </td>
    <td data-label="Obligations"><xsl:apply-templates select="r:clause/r:mappings" mode="obligations"/></td>
    <td data-label="Flags"><xsl:apply-templates select="r:clause/r:flagged" mode="line"/></td>
  </tr>
</xsl:template>

<!-- a long list folds -->
<xsl:template match="r:mappings" mode="obligations">none mapped</xsl:template>
<xsl:template match="r:mappings[r:mapped]" mode="obligations"><xsl:call-template name="mapped"/></xsl:template>
<xsl:template match="r:mappings[count(r:mapped) &gt; 4]" mode="obligations" priority="1">
  <details>
    <summary><xsl:value-of select="count(r:mapped)"/> mapped</summary>
    <xsl:call-template name="mapped"/>
  </details>
</xsl:template>

<xsl:template name="mapped">
  <ul class="plain">
    <xsl:for-each select="r:mapped">
      <li>
        <a href="{$root}{r:obligation/@href}"><xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if><xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if></a>
        <xsl:text>: </xsl:text>
        <xsl:apply-templates select="@relation" mode="term"/>
        <xsl:text> it</xsl:text>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
