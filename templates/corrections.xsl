<?xml version="1.0" encoding="UTF-8"?>
<!-- What was published and did not hold, and how a reader asks for a correction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'corrections')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:call-template name="ask"/>
  <xsl:call-template name="made"/>
  <xsl:call-template name="kept"/>
</xsl:template>

<xsl:template name="ask">
  <section class="prose" aria-labelledby="ask">
    <h2 id="ask"><w:say code="corrections.ask"/></h2>
    <xsl:for-each select="r:corrections/r:ask">
      <p>
        <w:say code="corrections.write">
          <w:arg name="address">
            <a href="{r:address}">
              <xsl:choose>
                <xsl:when test="starts-with(r:address, 'mailto:')"><xsl:value-of select="substring-after(r:address, 'mailto:')"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="r:address"/></xsl:otherwise>
              </xsl:choose>
            </a>
          </w:arg>
        </w:say>
      </p>
      <xsl:apply-templates select="r:text" mode="prose"/>
    </xsl:for-each>
    <xsl:if test="not(r:corrections/r:ask)"><p class="none"><w:say code="corrections.no-address"/></p></xsl:if>
    <p><w:say code="corrections.helps"/></p>
  </section>
</xsl:template>

<xsl:template name="made">
  <section aria-labelledby="made">
    <h2 id="made"><w:say code="corrections.made"/><xsl:text> </xsl:text><span class="count"><xsl:value-of select="r:corrections/@of"/></span></h2>
    <xsl:apply-templates select="r:corrections/r:made"/>
    <xsl:if test="not(r:corrections/r:made/r:correcting)"><p class="none"><w:say code="corrections.none"/></p></xsl:if>
  </section>
</xsl:template>

<xsl:template match="r:made">
  <div class="wide">
    <table class="stack">
      <caption><w:say code="corrections.latest"/></caption>
      <thead><tr><th scope="col"><w:say code="corrections.correction"/></th><th scope="col"><w:say code="correction.of"/></th><th scope="col"><w:say code="correction.said"/></th><th scope="col"><w:say code="correction.says"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:correcting">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:on" mode="value"/><xsl:text>: </xsl:text><xsl:apply-templates select="r:correction" mode="value"/></th>
            <td w:data-label="correction.of"><xsl:apply-templates select="r:unit" mode="value"/></td>
            <td w:data-label="correction.said"><xsl:value-of select="r:said"/></td>
            <td w:data-label="correction.says"><xsl:value-of select="r:says"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template name="kept">
  <section class="prose" aria-labelledby="kept">
    <h2 id="kept"><w:say code="corrections.kept"/></h2>
    <p>
      <w:say code="corrections.editions"/>
      <xsl:if test="r:corrections/r:edition">
        <xsl:text> </xsl:text>
        <w:say code="corrections.since"><w:arg name="edition"><a href="{$root}{r:corrections/r:edition}"><w:words/></a></w:arg></w:say>
      </xsl:if>
    </p>
  </section>
</xsl:template>

</xsl:stylesheet>
