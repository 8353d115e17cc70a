<?xml version="1.0" encoding="UTF-8"?>
<!-- By party: the platform, the business customer, the user, any person; what lands on whom, in figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading">What lands on whom</xsl:template>

<xsl:template match="r:report" mode="main">
  <section aria-labelledby="parties">
    <h2 id="parties">Parties</h2>
    <p>A duty is addressed to roles, which a service holds, or to people. A clause can assign a duty to those with whom its document is a contract; whether the law lets a contract move it is another question, and stands beside each clause. The page of each party has all of it.</p>
    <div class="wide">
      <table class="stack numbers">
        <caption>Duties addressed to each party, by whether they bind it for a service here. One duty can be addressed to several parties, so the rows are not summed</caption>
        <thead>
          <tr>
            <th scope="col">Party</th><th scope="col" class="number">Bind it</th><th scope="col" class="number">of them in force</th>
            <th scope="col" class="number">Not determined</th><th scope="col" class="number">Do not</th><th scope="col" class="number">Duties</th>
            <th scope="col" class="number">Immunities, exemptions, permissions</th><th scope="col" class="number">Clauses that assign</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:parties/r:party">
            <tr>
              <th scope="row"><a href="{$root}parties/{@party}.html"><xsl:apply-templates select="@party" mode="term"/></a></th>
              <td data-label="Bind it" class="number"><xsl:value-of select="r:duties/@yes"/></td>
              <td data-label="of them in force" class="number"><xsl:value-of select="r:duties/@in-force"/></td>
              <td data-label="Not determined" class="number"><xsl:value-of select="r:duties/@undetermined"/></td>
              <td data-label="Do not" class="number"><xsl:value-of select="r:duties/@no"/></td>
              <td data-label="Duties" class="number"><xsl:value-of select="r:duties/@of"/></td>
              <td data-label="Immunities, exemptions, permissions" class="number"><xsl:value-of select="@protections"/></td>
              <td data-label="Clauses that assign" class="number"><xsl:value-of select="@shifts"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note">“Bind it” counts a duty that binds the party for at least one service; “in force” is as of the day. For the platform, “clauses that assign” are all that assign one of the duties mapped to somebody else.</p>
  </section>
  <section aria-labelledby="addressed">
    <h2 id="addressed">To whom duties are addressed</h2>
    <xsl:call-template name="split">
      <xsl:with-param name="caption">Each duty once</xsl:with-param>
      <xsl:with-param name="what">Duties</xsl:with-param>
      <xsl:with-param name="of" select="'addressed'"/>
      <xsl:with-param name="counts" select="r:addressed"/>
    </xsl:call-template>
  </section>
  <section aria-labelledby="assigned">
    <h2 id="assigned">Clauses that assign a duty</h2>
    <p>Each clause once for each duty it is mapped to as one that tries to shift it, by those with whom its document is recorded to be a contract.</p>
    <xsl:call-template name="split">
      <xsl:with-param name="caption">Clauses by counterparty</xsl:with-param>
      <xsl:with-param name="what">Clauses</xsl:with-param>
      <xsl:with-param name="of" select="'assigned'"/>
      <xsl:with-param name="counts" select="r:assigned"/>
    </xsl:call-template>
    <xsl:if test="r:assigned/r:effects/r:effect">
      <div class="wide">
        <table class="covers">
          <caption>The same clauses by what a contract can do about the duty</caption>
          <thead><tr><th scope="col">What a contract can do</th><th scope="col" class="number">Clauses</th></tr></thead>
          <tbody>
            <xsl:for-each select="r:assigned/r:effects/r:effect">
              <tr><th scope="row"><xsl:apply-templates select="@effect" mode="term"/></th><td class="number"><xsl:value-of select="@n"/></td></tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row">Sum</th><td class="number"><xsl:value-of select="r:assigned/@of"/></td></tr></tfoot>
        </table>
      </div>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="split">
  <xsl:param name="caption"/>
  <xsl:param name="what"/>
  <xsl:param name="of"/>
  <xsl:param name="counts"/>
  <div class="wide">
    <table class="covers">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead><tr><th scope="col">To</th><th scope="col" class="number"><xsl:value-of select="$what"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="$counts/@*[local-name() != 'of']">
          <tr>
            <th scope="row"><xsl:call-template name="term"><xsl:with-param name="word" select="local-name()"/><xsl:with-param name="of" select="$of"/></xsl:call-template></th>
            <td class="number"><xsl:value-of select="."/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row">Sum</th><td class="number"><xsl:value-of select="$counts/@of"/></td></tr></tfoot>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
