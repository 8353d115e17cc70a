<?xml version="1.0" encoding="UTF-8"?>
<!-- The duties of the law, and how many of them the documents of each platform speak to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Coverage</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="counted">
    <h2 id="counted">What was counted</h2>
    <p>Each obligation and prohibition of the laws mapped here, once for each service it might bind. Each stands in one state, and the states add up.</p>
    <xsl:apply-templates select="r:covers" mode="table"/>
    <p class="note">That nothing was found is said only of documents that were read whole for the duty, with a record of it, and only of duties that would show there. Nothing here says whether a duty is kept. <a href="{$root}methodology.html#coverage">How the states come about</a></p>
  </section>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
