<?xml version="1.0" encoding="UTF-8"?>
<!-- One correction: what was said, what is said now, and why. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:correction">
    <dl>
      <dt>Of</dt><dd><xsl:apply-templates select="r:of" mode="value"/></dd>
      <dt>Day</dt><dd><xsl:apply-templates select="r:on" mode="value"/></dd>
      <dt>It was said</dt><dd><xsl:value-of select="r:said"/></dd>
      <dt>It is said now</dt><dd><xsl:value-of select="r:says"/></dd>
      <xsl:if test="r:by"><dt>Made by</dt><dd><xsl:value-of select="r:by"/></dd></xsl:if>
      <xsl:if test="r:capacity"><dt>Capacity</dt><dd><xsl:value-of select="r:capacity"/></dd></xsl:if>
      <xsl:apply-templates select="r:sources" mode="row"/>
    </dl>
    <section class="prose" aria-labelledby="why">
      <h2 id="why">Why</h2>
      <xsl:apply-templates select="r:because" mode="prose"/>
    </section>
  </xsl:for-each>
  <p><a href="{$root}corrections.html">All corrections, and how to ask for one</a></p>
</xsl:template>

</xsl:stylesheet>
