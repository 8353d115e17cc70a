<?xml version="1.0" encoding="UTF-8"?>
<!-- What is to be done next, over all clauses: what is open first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'due-diligence')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:variable name="open" select="r:diligence/r:item[not(@status) or @status = 'open']"/>
  <xsl:variable name="closed" select="r:diligence/r:item[@status and @status != 'open']"/>
  <p><w:say code="due-diligence.items"/></p>
  <xsl:if test="not(r:diligence/r:item)"><p class="none"><w:say code="due-diligence.none"/></p></xsl:if>
  <xsl:if test="$open">
    <section aria-labelledby="open">
      <h2 id="open"><w:say code="due-diligence.open"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($open)"/></span></h2>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$open"/></xsl:call-template>
    </section>
  </xsl:if>
  <xsl:if test="$closed">
    <section aria-labelledby="closed">
      <h2 id="closed"><w:say code="due-diligence.closed"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="count($closed)"/></span></h2>
      <xsl:call-template name="items"><xsl:with-param name="items" select="$closed"/></xsl:call-template>
    </section>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
