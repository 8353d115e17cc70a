<?xml version="1.0" encoding="UTF-8"?>
<!-- Two captures of a document that differ: what that says, and what it does not. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:apply-templates select="r:context/r:document" mode="value"/>
    <xsl:if test="r:context/r:operator"><xsl:value-of select="concat(', ', r:context/r:operator)"/></xsl:if>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="differs">
    <h2 id="differs">What differs</h2>
    <p class="lead"><xsl:apply-templates select="r:remarks[r:reason]" mode="sentences"/></p>
    <xsl:apply-templates select="r:change/r:summary" mode="prose"/>
    <dl>
      <xsl:for-each select="r:change">
        <dt>Class</dt>
        <dd><xsl:apply-templates select="r:class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></dd>
        <dt>Earlier capture</dt><dd><xsl:apply-templates select="r:from" mode="value"/></dd>
        <dt>Later capture</dt><dd><xsl:apply-templates select="r:to" mode="value"/></dd>
        <xsl:apply-templates select="r:sources" mode="row"/>
      </xsl:for-each>
    </dl>
  </section>
  <section class="prose" aria-labelledby="not-said">
    <h2 id="not-said">What that does not say</h2>
    <p>Two captures show what an archive held on two days. That the platform changed the document is not said, nor when between the two days, nor for which readers: a capture may be of another region’s text, or incomplete.</p>
  </section>
  <section aria-labelledby="judged">
    <h2 id="judged">Better or worse for the user</h2>
    <xsl:choose>
      <xsl:when test="r:change/r:judged"><xsl:apply-templates select="r:change/r:judged"/></xsl:when>
      <xsl:otherwise><p class="none">No judgement of better or worse is recorded.</p></xsl:otherwise>
    </xsl:choose>
  </section>
  <xsl:if test="r:change/r:provisions">
    <section aria-labelledby="touched">
      <h2 id="touched">Clauses it touches</h2>
      <ul><xsl:for-each select="r:change/r:provisions/r:provision"><li><xsl:apply-templates select="." mode="value"/></li></xsl:for-each></ul>
    </section>
  </xsl:if>
  <xsl:apply-templates select="r:lists"/>
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
