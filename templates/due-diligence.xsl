<?xml version="1.0" encoding="UTF-8"?>
<!-- What is to be done next, over all clauses: what is open first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Due diligence</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:variable name="open" select="r:diligence/r:item[not(@status) or @status = 'open']"/>
  <xsl:variable name="closed" select="r:diligence/r:item[@status and @status != 'open']"/>
  <p>What the authors of this map want looked into. Items are shown for the audience of this build, which is the public where nothing else was asked for; an item that is not marked public is left out of a public build.</p>
  <xsl:if test="not(r:diligence/r:item)"><p class="none">No item is recorded for this audience.</p></xsl:if>
  <xsl:if test="$open">
    <section aria-labelledby="open">
      <h2 id="open">Open <span class="count"><xsl:value-of select="count($open)"/></span></h2>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$open"/></xsl:call-template>
    </section>
  </xsl:if>
  <xsl:if test="$closed">
    <section aria-labelledby="closed">
      <h2 id="closed">Done or dropped <span class="count"><xsl:value-of select="count($closed)"/></span></h2>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$closed"/></xsl:call-template>
    </section>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
