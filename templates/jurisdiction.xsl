<?xml version="1.0" encoding="UTF-8"?>
<!-- A place: its law, and the clauses flagged there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="main">
  <xsl:for-each select="r:jurisdiction">
    <xsl:apply-templates select="r:description" mode="prose"/>
    <dl>
      <dt><w:say code="jurisdiction.code"/></dt><dd><xsl:value-of select="@id"/></dd>
      <xsl:apply-templates select="r:type|r:within" mode="row"/>
    </dl>
  </xsl:for-each>
  <p class="note"><w:say code="jurisdiction.rule"/></p>
  <xsl:apply-templates select="r:places"/>
  <xsl:apply-templates select="r:flagged"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<!-- the law of a wider place holds here too, and is shown there -->
<xsl:template match="r:places[r:level[@is != 'self']]">
  <section aria-labelledby="the.places">
    <h2 id="the.places"><w:say code="jurisdiction.by-level"/></h2>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="jurisdiction.levels"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.place"/></th><th scope="col"><w:say code="jurisdiction.level"/></th><th scope="col" class="number"><w:say code="column.laws"/></th>
            <th scope="col" class="number"><w:say code="jurisdiction.authorities"/></th><th scope="col" class="number"><w:say code="jurisdiction.flagged"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:level">
            <tr>
              <th scope="row">
                <xsl:choose>
                  <xsl:when test="@is = 'self'"><strong><xsl:value-of select="r:place"/></strong></xsl:when>
                  <xsl:otherwise><xsl:apply-templates select="r:place" mode="value"/></xsl:otherwise>
                </xsl:choose>
              </th>
              <td w:data-label="jurisdiction.level"><xsl:apply-templates select="@is" mode="term"><xsl:with-param name="of" select="'level'"/></xsl:apply-templates></td>
              <td class="number" w:data-label="column.laws"><xsl:value-of select="@regulations"/></td>
              <td class="number" w:data-label="jurisdiction.authorities"><xsl:value-of select="@authorities"/></td>
              <td class="number" w:data-label="jurisdiction.flagged"><xsl:value-of select="@provisions"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>
<xsl:template match="r:places"/>

<xsl:template match="r:flagged"/>
<xsl:template match="r:flagged[@of &gt; 0]">
  <section aria-labelledby="the.flagged">
    <h2 id="the.flagged"><w:say code="jurisdiction.by-platform"/></h2>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="jurisdiction.counting"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.platform"/></th>
            <xsl:for-each select="r:platforms/r:row[1]/@*[local-name() != 'of']">
              <th scope="col" class="number"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'state'"/></xsl:call-template></th>
            </xsl:for-each>
            <th scope="col" class="number"><w:say code="column.sum"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:platforms/r:row">
            <tr>
              <th scope="row"><xsl:apply-templates select="r:platform" mode="value"/></th>
              <xsl:for-each select="@*[local-name() != 'of']">
                <xsl:variable name="label"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="'state'"/></xsl:call-template></xsl:variable>
                <td class="number" data-label="{$label}"><xsl:value-of select="."/></td>
              </xsl:for-each>
              <td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot>
          <tr><th scope="row" colspan="5"><w:say code="coverage-platform.all"/></th><td class="number" w:data-label="column.sum"><xsl:value-of select="@of"/></td></tr>
        </tfoot>
      </table>
    </div>
  </section>
</xsl:template>

<!-- clauses are listed here because they are flagged here -->
<xsl:template match="r:list[@name = 'provisions']/@name" mode="list-name">
  <w:say code="jurisdiction.flagged-here"/>
</xsl:template>

</xsl:stylesheet>
