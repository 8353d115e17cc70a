<?xml version="1.0" encoding="UTF-8"?>
<!-- By party: the platform, the business customer, the user, any person; what the law addresses to whom, in figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="parties.title"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="parties">
    <h2 id="parties"><w:say code="parties.parties"/></h2>
    <p><w:say code="parties.about"/></p>
    <div class="wide">
      <table class="stack numbers">
        <caption><w:say code="parties.caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="parties.party"/></th>
            <th scope="col" class="number"><w:say code="parties.bind"/></th>
            <th scope="col" class="number"><w:say code="parties.in-force"/></th>
            <th scope="col" class="number"><w:say code="column.not-determined"/></th>
            <th scope="col" class="number"><w:say code="parties.bind-not"/></th>
            <th scope="col" class="number"><w:say code="column.duties"/></th>
            <th scope="col" class="number"><w:say code="parties.protections"/></th>
            <th scope="col" class="number"><w:say code="parties.assign"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:parties/r:party">
            <tr>
              <th scope="row"><a href="{$root}parties/{@party}.html"><xsl:apply-templates select="@party" mode="term"/></a></th>
              <td w:data-label="parties.bind" class="number"><xsl:value-of select="r:duties/@yes"/></td>
              <td w:data-label="parties.in-force" class="number"><xsl:value-of select="r:duties/@in-force"/></td>
              <td w:data-label="column.not-determined" class="number"><xsl:value-of select="r:duties/@undetermined"/></td>
              <td w:data-label="parties.bind-not" class="number"><xsl:value-of select="r:duties/@no"/></td>
              <td w:data-label="column.duties" class="number"><xsl:value-of select="r:duties/@of"/></td>
              <td w:data-label="parties.protections" class="number"><xsl:value-of select="@protections"/></td>
              <td w:data-label="parties.assign" class="number"><xsl:value-of select="@shifts"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note"><w:say code="parties.note"/></p>
  </section>
  <section aria-labelledby="addressed">
    <h2 id="addressed"><w:say code="parties.addressed"/></h2>
    <xsl:call-template name="split">
      <xsl:with-param name="caption"><w:say code="parties.each-duty"/></xsl:with-param>
      <xsl:with-param name="first"><w:say code="parties.to"/></xsl:with-param>
      <xsl:with-param name="what"><w:say code="column.duties"/></xsl:with-param>
      <xsl:with-param name="of" select="'addressed'"/>
      <xsl:with-param name="counts" select="r:addressed"/>
    </xsl:call-template>
  </section>
  <section aria-labelledby="assigned">
    <h2 id="assigned"><w:say code="parties.assign"/></h2>
    <p><w:say code="parties.each-clause"/></p>
    <xsl:call-template name="split">
      <xsl:with-param name="caption"><w:say code="parties.by-counterparty"/></xsl:with-param>
      <xsl:with-param name="first"><w:say code="parties.counterparty"/></xsl:with-param>
      <xsl:with-param name="what"><w:say code="column.clauses"/></xsl:with-param>
      <xsl:with-param name="of" select="'assigned'"/>
      <xsl:with-param name="counts" select="r:assigned"/>
    </xsl:call-template>
    <xsl:if test="r:assigned/r:effects/r:effect">
      <div class="wide">
        <table class="covers">
          <caption><w:say code="parties.by-effect"/></caption>
          <thead><tr><th scope="col"><xsl:value-of select="w:term('label', 'contract')"/></th><th scope="col" class="number"><w:say code="column.clauses"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:assigned/r:effects/r:effect">
              <tr><th scope="row"><xsl:apply-templates select="@effect" mode="term"/></th><td class="number"><xsl:value-of select="@n"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="r:assigned/@of"/></td></tr></tfoot>
        </table>
      </div>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="split">
  <xsl:param name="caption"/>
  <xsl:param name="first"/>
  <xsl:param name="what"/>
  <xsl:param name="of"/>
  <xsl:param name="counts"/>
  <div class="wide">
    <table class="covers">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead><tr><th scope="col"><xsl:value-of select="$first"/></th><th scope="col" class="number"><xsl:value-of select="$what"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="$counts/@*[local-name() != 'of']">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="$of"/></xsl:call-template></th>
            <td class="number"><xsl:value-of select="."/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="$counts/@of"/></td></tr></tfoot>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
