<?xml version="1.0" encoding="UTF-8"?>
<!-- Does this law reach us: each service and each law with counts by answer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Does this law reach us?</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="counted">
    <h2 id="counted">What was asked</h2>
    <p>Each law that holds a duty, an obligation or a prohibition, against each service. A law applies where at least one of its duties mapped here binds the service, or people who use it where a document governs them. It does not apply, as far as it is mapped, where none does. Else it is not determined, and the service’s page lists what would have to be found out.</p>
    <p class="note">Roles, conditions and places decide this, and not time: whether a duty is in force on the day is counted beside it. A directive binds through national law; while that is not mapped, the answer is not determined. <a href="{$root}methodology.html#applies">How the answers come about</a></p>
    <h3>All services and laws</h3>
    <div class="wide">
      <table class="covers">
        <caption>Pairs of a service and a law, by answer</caption>
        <thead><tr><th scope="col">Answer</th><th scope="col" class="number">Pairs</th></tr></thead>
        <tbody>
          <tr><th scope="row">applies, and binds the service</th><td class="number"><xsl:value-of select="r:answers/@service"/></td></tr>
          <tr><th scope="row">applies to people who use it; of the service that is not so, or not determined</th><td class="number"><xsl:value-of select="r:answers/@people"/></td></tr>
          <tr><th scope="row">not determined</th><td class="number"><xsl:value-of select="r:answers/@undetermined"/></td></tr>
          <tr><th scope="row">does not apply, as mapped</th><td class="number"><xsl:value-of select="r:answers/@no"/></td></tr>
        </tbody>
        <tfoot><tr><th scope="row">Sum</th><td class="number"><xsl:value-of select="r:answers/@of"/></td></tr></tfoot>
      </table>
    </div>
    <p class="note">Of those that apply, <xsl:value-of select="concat(r:answers/@yes, ' together, ', r:answers/@in-force)"/> have a duty in force on the day.</p>
  </section>
  <xsl:apply-templates select="r:lists/r:list[@name != 'laws-without-duties' or r:entries/r:entry]"/>
</xsl:template>

<xsl:template match="r:list[@name = 'services' or @name = 'laws-with-duties']/r:entries[r:entry]">
  <xsl:variable name="law" select="../@name = 'laws-with-duties'"/>
  <xsl:variable name="of"><xsl:choose><xsl:when test="$law">Services</xsl:when><xsl:otherwise>Laws</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="in"><xsl:choose><xsl:when test="$law">Place</xsl:when><xsl:otherwise>Platform</xsl:otherwise></xsl:choose></xsl:variable>
  <div class="wide">
    <table class="stack numbers">
      <caption>
        <xsl:choose>
          <xsl:when test="$law">To how many services each law applies; its page names them. The first four add up to the fifth; the last is of the first two</xsl:when>
          <xsl:otherwise>How many laws apply to each service; its page names them. The first four add up to the fifth; the last is of the first two</xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead>
        <tr>
          <th scope="col"><xsl:choose><xsl:when test="$law">Law</xsl:when><xsl:otherwise>Service</xsl:otherwise></xsl:choose></th>
          <th scope="col"><xsl:value-of select="$in"/></th>
          <th scope="col" class="number">Binds the service</th>
          <th scope="col" class="number">People who use it only</th>
          <th scope="col" class="number">Not determined</th>
          <th scope="col" class="number">Does not</th>
          <th scope="col" class="number"><xsl:value-of select="$of"/></th>
          <th scope="col" class="number">Apply, in force on the day</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:entry">
          <xsl:variable name="to">
            <xsl:choose>
              <xsl:when test="$law"><xsl:value-of select="concat(r:unit/@href, '#services')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="concat('applicability/', substring-after(r:within/@ref, ':'), '.html')"/></xsl:otherwise>
            </xsl:choose>
          </xsl:variable>
          <tr>
            <th scope="row"><a href="{$root}{$to}"><xsl:value-of select="r:unit"/></a></th>
            <td data-label="{$in}"><xsl:if test="r:within/@ref != r:unit/@ref"><xsl:apply-templates select="r:within" mode="value"/></xsl:if></td>
            <td data-label="Binds the service" class="number"><xsl:value-of select="r:answers/@service"/></td>
            <td data-label="People only" class="number"><xsl:value-of select="r:answers/@people"/></td>
            <td data-label="Not determined" class="number"><xsl:value-of select="r:answers/@undetermined"/></td>
            <td data-label="Does not" class="number"><xsl:value-of select="r:answers/@no"/></td>
            <td data-label="{$of}" class="number"><xsl:value-of select="r:answers/@of"/></td>
            <td data-label="Apply and in force" class="number"><xsl:value-of select="r:answers/@in-force"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
