<?xml version="1.0" encoding="UTF-8"?>
<!-- Two captures of a document or law that differ: what that says, and what it does not. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:apply-templates select="r:context/r:document|r:context/r:regulation" mode="value"/>
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
      <xsl:value-of select="concat(r:context/r:document|r:context/r:regulation, ', captured differently on ', r:record/r:now/r:on)"/>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="differs">
    <h2 id="differs">What differs</h2>
    <p class="lead"><xsl:apply-templates select="r:remarks[r:reason]" mode="sentences"/></p>
    <xsl:apply-templates select="r:change/r:summary" mode="prose"/>
    <dl>
      <xsl:for-each select="r:change[not(/r:report/r:record)]">
        <dt>Class</dt>
        <dd><xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></dd>
        <dt>Earlier capture</dt><dd><xsl:apply-templates select="r:from" mode="value"/></dd>
        <dt>Later capture</dt><dd><xsl:apply-templates select="r:to" mode="value"/></dd>
        <xsl:apply-templates select="r:sources" mode="row"/>
      </xsl:for-each>
      <xsl:apply-templates select="r:record" mode="rows"/>
      <xsl:apply-templates select="r:change/r:affects|r:change/r:to-do" mode="row"/>
    </dl>
  </section>
  <xsl:apply-templates select="r:record"/>
  <section class="prose" aria-labelledby="not-said">
    <h2 id="not-said">What that does not say</h2>
    <xsl:choose>
      <xsl:when test="r:context/r:regulation">
        <p>Two captures show what was fetched on two days. That the law changed is not said, nor when, nor from which day other words hold: a capture may be of another version, or incomplete. What happened to the law stands on the page of <xsl:apply-templates select="r:context/r:regulation" mode="value"/>.</p>
      </xsl:when>
      <xsl:otherwise>
        <p>Two captures show what an archive held on two days. That the platform changed the document is not said, nor when between the two days, nor for which readers: a capture may be of another region’s text, or incomplete.</p>
      </xsl:otherwise>
    </xsl:choose>
  </section>
  <section aria-labelledby="judged">
    <h2 id="judged">Better or worse for the user</h2>
    <xsl:choose>
      <xsl:when test="r:change/r:judged"><xsl:apply-templates select="r:change/r:judged"/></xsl:when>
      <xsl:when test="r:change"><p class="none">No judgement of better or worse is recorded.</p></xsl:when>
      <xsl:otherwise><p class="none">Nobody has reviewed this change yet; what stands here was found by comparing two captures.</p></xsl:otherwise>
    </xsl:choose>
  </section>
  <xsl:if test="r:change/r:provisions">
    <section aria-labelledby="touched">
      <h2 id="touched">Clauses it touches</h2>
      <ul><xsl:for-each select="r:change/r:provisions/r:provision"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="r:change/r:obligations">
    <section aria-labelledby="duties">
      <h2 id="duties">Obligations it touches</h2>
      <ul><xsl:for-each select="r:change/r:obligations/r:obligation"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<!-- ======== what the lock file records ======== -->

<xsl:template match="r:record" mode="rows">
  <dt>Class</dt>
  <dd>
    <xsl:apply-templates select="r:step" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates>
    <xsl:for-each select="r:marks/r:mark">
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
    </xsl:for-each>
  </dd>
  <dt>Earlier capture</dt><dd><xsl:apply-templates select="r:before" mode="side"/></dd>
  <dt>Later capture</dt><dd><xsl:apply-templates select="r:now" mode="side"/></dd>
  <dt>Holds from</dt>
  <dd>
    <xsl:apply-templates select="r:now/r:effective" mode="value"/>
    <xsl:if test="not(r:now/r:effective)">not recorded; the day of a capture is not the day from which a text holds</xsl:if>
  </dd>
  <xsl:if test="@added">
    <dt>Sentences</dt>
    <dd><xsl:value-of select="concat(@added, ' added, ', @removed, ' removed, ', @modified, ' modified')"/></dd>
  </xsl:if>
  <xsl:if test="r:signals/r:signal">
    <dt>Signals</dt>
    <dd>
      <ul class="plain"><xsl:for-each select="r:signals/r:signal"><li><xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'signal'"/></xsl:apply-templates></li></xsl:for-each></ul>
    </dd>
  </xsl:if>
</xsl:template>

<xsl:template match="*" mode="side">
  <xsl:value-of select="r:capture"/>
  <xsl:if test="r:at"><xsl:text>, fetched </xsl:text><time><xsl:value-of select="r:at"/></time></xsl:if>
  <xsl:if test="r:commit"><span class="hash"> commit <xsl:value-of select="r:commit"/></span></xsl:if>
  <xsl:if test="r:sha256"><span class="hash"> SHA-256 <xsl:value-of select="r:sha256"/></span></xsl:if>
</xsl:template>

<xsl:template match="r:record">
  <xsl:if test="r:differences/r:passage or @not-shown">
    <section aria-labelledby="words">
      <h2 id="words">The words</h2>
      <p class="note">Words that only the earlier capture has are struck through and in brackets; those that only the later one has are underlined.</p>
      <xsl:for-each select="r:differences/r:passage">
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
        </p>
      </xsl:for-each>
      <xsl:if test="@not-shown">
        <p>
          <xsl:value-of select="@not-shown"/>
          <xsl:text> differing passages are not shown, as the terms of the archive ask or because they are longer than it lets be shown.</xsl:text>
        </p>
      </xsl:if>
    </section>
  </xsl:if>
  <xsl:if test="r:touches/r:provision">
    <section aria-labelledby="touches">
      <h2 id="touches">Clauses whose words or section differ</h2>
      <ul><xsl:for-each select="r:touches/r:provision"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:if test="r:obligations/r:obligation">
    <section aria-labelledby="quoted">
      <h2 id="quoted">Obligations whose quoted words or section differ</h2>
      <ul><xsl:for-each select="r:obligations/r:obligation"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:judged">
  <p>
    <xsl:text>Judged </xsl:text>
    <strong><xsl:apply-templates select="r:direction" mode="term"/></strong>
    <xsl:text> by </xsl:text>
    <xsl:call-template name="signed"/>
  </p>
  <xsl:apply-templates select="r:reason" mode="prose"/>
</xsl:template>

</xsl:stylesheet>
