<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole site for paper: its title, what there is and where it is printed, the law in short, and the methodology. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:printed.xsl"/>

<xsl:key name="law" match="r:states/r:standing" use="r:law/@ref"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:apply-templates select="r:project/r:description" mode="prose"/>
  <xsl:if test="r:site/r:publisher"><p class="byline"><xsl:value-of select="r:site/r:publisher"/></p></xsl:if>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="contents">
    <h2 id="contents">Contents</h2>
    <p>This page and those of the clauses below are the whole for paper. To print all of it, print each; they are cut so that a browser can hold one.</p>
    <ol class="contents">
      <xsl:if test="r:states">
        <li><a href="#law">The law in short</a></li>
      </xsl:if>
      <xsl:for-each select="r:sheets/r:sheet">
        <li>
          <a href="{$root}{r:at}"><xsl:value-of select="r:unit"/></a>
          <xsl:choose>
            <xsl:when test="@last - @first + 1 = @of"><xsl:value-of select="concat(', ', @of, ' clause')"/><xsl:if test="@of &gt; 1">s</xsl:if></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(', clauses ', @first, ' to ', @last, ' of ', @of)"/></xsl:otherwise>
          </xsl:choose>
        </li>
      </xsl:for-each>
      <xsl:for-each select="r:dossiers/r:report">
        <xsl:variable name="place"><xsl:apply-templates select="." mode="place"/></xsl:variable>
        <li><a href="#{$place}"><xsl:value-of select="main/*/h2[1]"/></a></li>
      </xsl:for-each>
    </ol>
  </section>
  <xsl:if test="r:states"><xsl:call-template name="law"/></xsl:if>
  <xsl:apply-templates select="r:dossiers/r:report" mode="printed"/>
</xsl:template>

<xsl:template name="law">
  <section aria-labelledby="law">
    <h2 id="law">The law in short</h2>
    <xsl:if test="not(r:states/r:standing)"><p class="none">No law is recorded.</p></xsl:if>
    <xsl:for-each select="r:states/r:standing[generate-id() = generate-id(key('law', r:law/@ref)[1])]">
      <h3 id="law.{position()}"><xsl:apply-templates select="r:law" mode="value"/></h3>
      <div class="wide">
        <table class="stack standings" aria-labelledby="law.{position()}">
          <thead>
            <tr><th scope="col">Obligation</th><th scope="col">Kind</th><th scope="col">State on the day</th><th scope="col" class="number">Clauses mapped</th></tr>
          </thead>
          <tbody>
            <xsl:for-each select="key('law', r:law/@ref)">
              <tr>
                <th scope="row">
                  <xsl:if test="r:citation"><xsl:value-of select="concat(r:citation, ' ')"/></xsl:if>
                  <xsl:apply-templates select="r:obligation" mode="value"/>
                </th>
                <td data-label="Kind"><xsl:apply-templates select="r:deontic" mode="value"/></td>
                <td data-label="State on the day">
                  <xsl:apply-templates select="r:force" mode="value"/>
                  <xsl:if test="r:upcoming"><p class="note"><xsl:apply-templates select="r:upcoming" mode="due"/></p></xsl:if>
                </td>
                <td class="number" data-label="Clauses mapped"><xsl:value-of select="r:provisions"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:for-each>
  </section>
</xsl:template>

</xsl:stylesheet>
