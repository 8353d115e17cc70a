<?xml version="1.0" encoding="UTF-8"?>
<!-- One correction: what was said, what is said now, and why. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:correction">
    <dl>
      <dt><w:say code="correction.of"/></dt><dd><xsl:apply-templates select="r:of" mode="value"/></dd>
      <dt><w:say code="column.day"/></dt><dd><xsl:apply-templates select="r:on" mode="value"/></dd>
      <dt><w:say code="correction.said"/></dt><dd><xsl:value-of select="r:said"/></dd>
      <dt><w:say code="correction.says"/></dt><dd><xsl:value-of select="r:says"/></dd>
      <xsl:if test="r:by"><dt><w:say code="correction.by"/></dt><dd><xsl:value-of select="r:by"/></dd></xsl:if>
      <xsl:if test="r:capacity"><dt><w:say code="correction.capacity"/></dt><dd><xsl:value-of select="r:capacity"/></dd></xsl:if>
      <xsl:apply-templates select="r:sources" mode="row"/>
    </dl>
    <section class="prose" aria-labelledby="why">
      <h2 id="why"><w:say code="correction.why"/></h2>
      <xsl:apply-templates select="r:because" mode="prose"/>
    </section>
  </xsl:for-each>
  <p><a href="{$root}corrections.html"><w:say code="correction.all"/></a></p>
</xsl:template>

</xsl:stylesheet>
