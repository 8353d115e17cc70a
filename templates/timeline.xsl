<?xml version="1.0" encoding="UTF-8"?>
<!-- The recorded events of the law, by date. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">Timeline</xsl:template>

<xsl:template match="r:report" mode="main">
  <p>Dates are those recorded with each law, as set by the article, instrument or court named under “By”; where none is named, by the law itself. Days ahead are those fixed so far; an event without a recorded day stands on the page of its law only.</p>
  <xsl:apply-templates select="r:timeline"/>
</xsl:template>

<xsl:template match="r:timeline"><p class="none">No event is recorded.</p></xsl:template>

<xsl:template match="r:timeline[r:moment]">
  <div class="wide">
    <table class="stack history">
      <thead>
        <tr><th scope="col">Day</th><th scope="col">Event</th><th scope="col">Law or article</th><th scope="col">By</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:moment">
          <tr>
            <th scope="row"><xsl:apply-templates select="@on" mode="term"/></th>
            <td data-label="Event"><xsl:apply-templates select="@event" mode="term"/></td>
            <td data-label="Law or article">
              <xsl:apply-templates select="r:unit" mode="value"/>
              <xsl:if test="r:citation and r:citation != r:unit"><span class="note"><xsl:value-of select="concat(' ', r:citation)"/></span></xsl:if>
            </td>
            <td data-label="By"><xsl:value-of select="r:by"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
