<?xml version="1.0" encoding="UTF-8"?>
<!-- A kind of clause, and the clauses of that kind. They stand in one table; compare.js sets those of two to four
     platforms side by side. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:category"><xsl:call-template name="definition"/></xsl:if>
  <xsl:if test="r:prevalence/r:reason"><xsl:call-template name="common"/></xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<xsl:template name="definition">
  <section aria-labelledby="definition">
    <h2 id="definition"><w:say code="category.definition"/></h2>
    <xsl:apply-templates select="r:category/r:definition" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="common">
  <section aria-labelledby="common">
    <h2 id="common"><w:say code="category.common"/></h2>
    <p><xsl:apply-templates select="r:prevalence" mode="sentences"/></p>
    <p class="note"><w:say code="category.counting"/></p>
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
        <caption><w:say code="category.caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.platform"/></th><th scope="col"><w:say code="column.clause"/></th><th scope="col"><w:say code="category.words"/></th>
            <th scope="col" data-field="yes"><w:say code="category.basis"/></th><th scope="col" data-field="yes"><w:say code="column.exposure"/></th>
            <th scope="col" data-field="yes"><w:say code="category.obligations"/></th><th scope="col" data-field="yes"><w:say code="category.flags"/></th>
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
  <form class="choice" hidden="" w:data-all="category.all" w:data-one="category.choose" w:data-caption="category.side-by-side" w:data-differs="category.differs" w:data-same="category.same">
    <xsl:attribute name="data-some"><w:say code="category.compared" names="'{names}'" n="'{n}'" of="'{of}'"/></xsl:attribute>
    <fieldset>
      <legend><w:say code="category.compare"/></legend>
      <xsl:for-each select="$firsts">
        <label><input type="checkbox" value="{substring-after(r:clause/r:platform/@ref, ':')}"/><xsl:text> </xsl:text><xsl:value-of select="r:clause/r:platform"/></label>
      </xsl:for-each>
      <button type="reset"><w:say code="parts.show-all"/></button>
    </fieldset>
    <p role="status"/>
  </form>
</xsl:template>

<xsl:template match="r:entry" mode="clause">
  <tr data-platform="{substring-after(r:clause/r:platform/@ref, ':')}">
    <th scope="row"><xsl:apply-templates select="r:clause/r:platform" mode="value"/></th>
    <td w:data-label="column.clause"><xsl:apply-templates select="r:unit" mode="value"/><p class="note"><xsl:apply-templates select="r:within" mode="value"/></p></td>
    <td w:data-label="category.words">
      <xsl:variable name="unit" select="r:unit"/>
      <xsl:for-each select="r:clause">
        <xsl:call-template name="quoted"/>
        <p class="note"><w:say code="evidence.state"><w:arg name="state"><xsl:call-template name="evidenced"><xsl:with-param name="unit" select="$unit"/></xsl:call-template></w:arg></w:say></p>
      </xsl:for-each>
    </td>
    <td w:data-label="category.basis"><xsl:apply-templates select="r:clause/r:basis" mode="term"><xsl:with-param name="of" select="'basis-short'"/></xsl:apply-templates></td>
    <td w:data-label="column.exposure">
      <xsl:choose>
        <xsl:when test="r:assessed">
          <w:say code="category.assessed">
            <w:arg name="assessed"><xsl:apply-templates select="r:assessed" mode="mark"/></w:arg>
            <w:arg name="indicated"><xsl:apply-templates select="r:tally" mode="value"/></w:arg>
          </w:say>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="r:tally" mode="value"/></xsl:otherwise>
      </xsl:choose>
    </td>
    <td w:data-label="category.obligations"><xsl:apply-templates select="r:clause/r:mappings" mode="obligations"/></td>
    <td w:data-label="category.flags"><xsl:apply-templates select="r:clause/r:flagged" mode="line"/></td>
  </tr>
</xsl:template>

<!-- a long list folds, and leaves the links to the page of the clause -->
<xsl:template match="r:mappings" mode="obligations"><w:say code="category.none-mapped"/></xsl:template>
<xsl:template match="r:mappings[r:mapped]" mode="obligations"><xsl:call-template name="mapped"/></xsl:template>
<xsl:template match="r:mappings[count(r:mapped) &gt; 4]" mode="obligations" priority="1">
  <details>
    <summary><w:say code="category.n-mapped" n="count(r:mapped)"/></summary>
    <xsl:call-template name="mapped"><xsl:with-param name="linked" select="false()"/></xsl:call-template>
  </details>
</xsl:template>

<xsl:template name="mapped">
  <xsl:param name="linked" select="true()"/>
  <ul class="plain">
    <xsl:for-each select="r:mapped">
      <li>
        <w:say code="category.mapped" relation="w:term('relation', @relation)">
          <w:arg name="obligation">
            <xsl:variable name="name"><xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if><xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if></xsl:variable>
            <xsl:choose>
              <xsl:when test="$linked"><a href="{$root}{r:obligation/@href}"><xsl:value-of select="$name"/></a></xsl:when>
              <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
            </xsl:choose>
          </w:arg>
        </w:say>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
