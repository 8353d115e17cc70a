<?xml version="1.0" encoding="UTF-8"?>
<!-- A kind of clause, and the clauses of that kind. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:if test="r:category">
    <section aria-labelledby="definition">
      <h2 id="definition">What belongs here</h2>
      <xsl:apply-templates select="r:category/r:definition" mode="prose"/>
    </section>
  </xsl:if>
  <xsl:if test="r:prevalence/r:reason">
    <section aria-labelledby="common">
      <h2 id="common">How common it is</h2>
      <p><xsl:apply-templates select="r:prevalence" mode="sentences"/></p>
      <p class="note">Platforms of this map, each counted once by all its documents. “Read without it” needs a record that its documents were read for it.</p>
    </section>
  </xsl:if>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
