<?xml version="1.0" encoding="UTF-8"?>
<!-- Two captures of a document or law that differ: what that says, and what it does not. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:apply-templates select="r:context/r:document|r:context/r:regulation|r:context/r:authority" mode="value"/>
    <xsl:if test="r:context/r:operator"><xsl:value-of select="concat(', ', r:context/r:operator)"/></xsl:if>
    <xsl:if test="r:context/r:citation"><xsl:value-of select="concat(', ', r:context/r:citation)"/></xsl:if>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<!-- a record without an author's words has no title of its own -->
<xsl:template match="r:report" mode="heading">
  <xsl:choose>
    <xsl:when test="r:change"><xsl:value-of select="r:title"/></xsl:when>
    <xsl:otherwise>
      <w:say code="change.title" what="r:context/r:document|r:context/r:regulation|r:context/r:authority" on="r:record/r:now/r:on"/>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- first what differs, in a few sentences; then the words; then what that touches; the captures and their digests last -->
<xsl:template match="r:report" mode="main">
  <section aria-labelledby="differs">
    <h2 id="differs"><w:say code="change.differs"/></h2>
    <p class="lead"><xsl:apply-templates select="r:remarks[r:reason]" mode="sentences"/></p>
    <xsl:apply-templates select="r:change/r:summary" mode="prose"/>
  </section>
  <xsl:apply-templates select="r:record"/>
  <section class="prose" aria-labelledby="not-said">
    <h2 id="not-said"><w:say code="change.not-shown"/></h2>
    <xsl:choose>
      <xsl:when test="r:context/r:regulation">
        <p><w:say code="change.of-law"><w:arg name="law"><xsl:apply-templates select="r:context/r:regulation" mode="value"/></w:arg></w:say></p>
      </xsl:when>
      <xsl:when test="r:context/r:authority">
        <p><w:say code="change.of-authority"><w:arg name="authority"><xsl:apply-templates select="r:context/r:authority" mode="value"/></w:arg></w:say></p>
      </xsl:when>
      <xsl:otherwise>
        <p><w:say code="change.of-document"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </section>
  <section aria-labelledby="judged">
    <h2 id="judged"><w:say code="change.better-or-worse"/></h2>
    <xsl:choose>
      <xsl:when test="r:change/r:judged"><xsl:apply-templates select="r:change/r:judged"/></xsl:when>
      <xsl:when test="r:change"><p class="none"><w:say code="change.no-judgment"/></p></xsl:when>
      <xsl:otherwise><p class="none"><w:say code="change.no-review"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
  <xsl:if test="r:change/r:provisions">
    <section aria-labelledby="touched">
      <h2 id="touched"><w:say code="change.clauses"/></h2>
      <ul><xsl:for-each select="r:change/r:provisions/r:provision"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="r:change/r:obligations">
    <section aria-labelledby="duties">
      <h2 id="duties"><w:say code="change.obligations"/></h2>
      <ul><xsl:for-each select="r:change/r:obligations/r:obligation"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<!-- the captures with their digests, and the kind of difference -->
<xsl:template match="r:report" mode="record-rows">
  <xsl:for-each select="r:change[not(/r:report/r:record)]">
    <dt><w:say code="column.class"/></dt>
    <dd><xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></dd>
    <dt><w:say code="change.earlier"/></dt><dd><xsl:apply-templates select="r:from" mode="value"/></dd>
    <dt><w:say code="change.later"/></dt><dd><xsl:apply-templates select="r:to" mode="value"/></dd>
    <xsl:apply-templates select="r:sources" mode="row"/>
  </xsl:for-each>
  <xsl:apply-templates select="r:record" mode="rows"/>
  <xsl:apply-templates select="r:change/r:affects|r:change/r:to-do" mode="row"/>
  <xsl:apply-imports/>
</xsl:template>

<!-- ======== what the lock file records ======== -->

<xsl:template match="r:record" mode="rows">
  <dt><w:say code="column.class"/></dt>
  <dd>
    <xsl:apply-templates select="r:step" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates>
    <xsl:for-each select="r:marks/r:mark">
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
    </xsl:for-each>
  </dd>
  <dt><w:say code="change.earlier"/></dt><dd><xsl:apply-templates select="r:before" mode="side"/></dd>
  <dt><w:say code="change.later"/></dt><dd><xsl:apply-templates select="r:now" mode="side"/></dd>
  <dt><w:say code="column.effective"/></dt>
  <dd>
    <xsl:apply-templates select="r:now/r:effective" mode="value"/>
    <xsl:if test="not(r:now/r:effective)"><w:say code="change.no-effective"/></xsl:if>
  </dd>
  <xsl:if test="@added">
    <dt><w:say code="change.sentences-head"/></dt>
    <dd><w:say code="change.sentence-counts" added="@added" removed="@removed" modified="@modified"/></dd>
  </xsl:if>
  <xsl:if test="r:signals/r:signal">
    <dt><w:say code="change.signals"/></dt>
    <dd>
      <ul class="plain"><xsl:for-each select="r:signals/r:signal"><li><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'signal'"/></xsl:apply-templates></li></xsl:for-each></ul>
    </dd>
  </xsl:if>
</xsl:template>

<xsl:template match="*" mode="side">
  <xsl:apply-templates select="r:on" mode="value"/>
  <xsl:if test="r:at">, <w:say code="evidence.fetched"><w:arg name="at"><time><xsl:value-of select="r:at"/></time></w:arg></w:say></xsl:if>
  <xsl:text>, </xsl:text><span class="hash"><w:say code="evidence.capture" capture="r:capture"/></span>
  <xsl:if test="r:commit"><xsl:text>, </xsl:text><span class="hash"><w:say code="evidence.at-commit" commit="r:commit"/></span></xsl:if>
  <xsl:if test="r:sha256"><xsl:text>, </xsl:text><span class="hash"><w:say code="evidence.with-digest" digest="r:sha256"/></span></xsl:if>
</xsl:template>

<!-- a passage, below its heading unless that of the passage before is the same -->
<xsl:template match="r:passage">
  <xsl:if test="r:section and not(preceding-sibling::r:passage[1]/r:section = r:section)"><h3><xsl:value-of select="r:section"/></h3></xsl:if>
  <p class="difference">
    <xsl:for-each select="r:words/r:run">
      <xsl:choose>
        <xsl:when test="r:removed"><del>[<xsl:value-of select="r:removed"/>]</del></xsl:when>
        <xsl:when test="r:added"><ins><xsl:value-of select="r:added"/></ins></xsl:when>
        <xsl:otherwise><xsl:value-of select="r:same"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <!-- a sentence that is new or gone has the signals of all its words, which tell nothing apart -->
    <xsl:variable name="signals" select="r:signals/r:signal[../../r:is = 'modified']"/>
    <xsl:if test="r:subjects/r:subject|$signals">
      <span class="note">
        <xsl:text>(</xsl:text>
        <xsl:for-each select="r:subjects/r:subject">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:apply-templates select="." mode="term"/>
        </xsl:for-each>
        <xsl:if test="r:subjects/r:subject and $signals">; </xsl:if>
        <xsl:for-each select="$signals">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'signal-short'"/></xsl:apply-templates>
        </xsl:for-each>
        <xsl:text>)</xsl:text>
      </span>
    </xsl:if>
  </p>
</xsl:template>

<xsl:template match="r:link" mode="led">
  <li>
    <xsl:choose>
      <xsl:when test="r:now"><w:say code="change.link-led" text="r:text" was="r:was" now="r:now"/></xsl:when>
      <xsl:otherwise><w:say code="change.link-gone" text="r:text" was="r:was"/></xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>

<xsl:template match="r:record">
  <xsl:if test="r:leading/r:passage or r:differences/r:passage or @not-shown">
    <section aria-labelledby="words">
      <h2 id="words"><w:say code="change.words"/></h2>
      <p class="note"><w:say code="change.marking"/></p>
      <xsl:apply-templates select="r:leading/r:passage"/>
      <xsl:choose>
        <xsl:when test="r:leading/r:passage">
          <details>
            <summary><w:say code="change.others" n="count(r:differences/r:passage)"/></summary>
            <xsl:apply-templates select="r:differences/r:passage"/>
          </details>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="r:differences/r:passage"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@not-shown">
        <p>
          <xsl:choose>
            <xsl:when test="r:withheld = 'archive'"><w:say code="change.withheld-archive" n="@not-shown"/></xsl:when>
            <xsl:when test="r:withheld = 'length'"><w:say code="change.withheld-length" n="@not-shown"/></xsl:when>
            <xsl:when test="r:withheld = 'number'"><w:say code="change.withheld-number" n="@not-shown"/></xsl:when>
            <xsl:otherwise><w:say code="change.withheld" n="@not-shown"/></xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
    </section>
  </xsl:if>
  <xsl:if test="r:links/r:link">
    <section aria-labelledby="links">
      <h2 id="links"><w:say code="change.links-differ"/></h2>
      <ul><xsl:apply-templates select="r:links/r:link[position() &lt; 4]" mode="led"/></ul>
      <xsl:if test="r:links/r:link[4]">
        <details>
          <summary><w:say code="change.more-links" n="count(r:links/r:link) - 3"/></summary>
          <ul><xsl:apply-templates select="r:links/r:link[position() &gt; 3]" mode="led"/></ul>
        </details>
      </xsl:if>
    </section>
  </xsl:if>
  <xsl:if test="r:to-review/r:reason">
    <section aria-labelledby="review">
      <h2 id="review"><w:say code="change.to-review"/></h2>
      <ul><xsl:for-each select="r:to-review/r:reason"><li><xsl:apply-templates select="." mode="say"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <!-- those of no mapping; what becomes of the others stands above -->
  <xsl:variable name="others" select="r:touches/r:provision[not(@ref = ../../r:to-review/r:reason/r:arg/@ref)]"/>
  <xsl:if test="$others">
    <section aria-labelledby="touches">
      <h2 id="touches"><w:say code="change.clauses-differ"/></h2>
      <ul><xsl:for-each select="$others"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="../r:shown">
    <section aria-labelledby="shown">
      <h2 id="shown"><w:say code="change.shown-differ"/></h2>
      <ul class="plain shown">
        <xsl:for-each select="../r:shown/r:quotation">
          <xsl:if test="not(preceding-sibling::r:quotation[r:platform/@ref = current()/r:platform/@ref])"><li><xsl:apply-templates select="r:platform" mode="value"/></li></xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
  <xsl:if test="r:authorities/r:authority">
    <section aria-labelledby="authorities">
      <h2 id="authorities"><w:say code="change.authorities-differ"/></h2>
      <ul><xsl:for-each select="r:authorities/r:authority"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="r:obligations/r:obligation">
    <section aria-labelledby="quoted">
      <h2 id="quoted"><w:say code="change.obligations-differ"/></h2>
      <ul><xsl:for-each select="r:obligations/r:obligation"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:judged">
  <p>
    <w:say code="change.judged-by">
      <w:arg name="direction"><strong><xsl:apply-templates select="r:direction" mode="term"/></strong></w:arg>
      <w:arg name="who"><xsl:call-template name="signed"/></w:arg>
    </w:say>
  </p>
  <xsl:apply-templates select="r:reason" mode="prose"/>
</xsl:template>

</xsl:stylesheet>
